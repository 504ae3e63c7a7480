package io.reprise.storage.performance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The characters of a report: UTF-8, with or without a mark, or GB18030, and never a guess beyond that. */
final class ReportText {
    private static final int BUFFER = 1 << 16;

    private ReportText() {}

    /** @throws UnreadableReport {@code unreadable-encoding} if its bytes are neither */
    static Reader open(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            if (decodes(file, charset)) {
                return reader(file, charset);
            }
        }
        throw new UnreadableReport("unreadable-encoding", Map.of("accepted", List.of("UTF-8", "GB18030")));
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        char[] buffer = new char[BUFFER];
        try (Reader reader = reader(file, charset)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    // Text has none; UTF-16 and anything that is no text has.
                    if (buffer[i] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader reader(Path file, Charset charset) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        if (!marked) {
            bytes.reset();
        }
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
