package io.reprise.media.vips;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds the library in the directory of {@link NativeDirectory}, and loads it only if its digest is one we know. */
final class NativeLibrary {
    private static final String PATTERN = "libvips-cpp*{.so,.so.*,.dylib}";

    private NativeLibrary() {}

    @SuppressWarnings("restricted") // the file's digest has been checked
    static SymbolLookup load() throws NativeUnavailable {
        Path file = find(directory());
        verify(file);
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new NativeUnavailable(file.getFileName() + " does not load on " + platform(), e);
        }
    }

    private static Path directory() throws NativeUnavailable {
        return NativeDirectory.path()
                .orElseThrow(() -> new NativeUnavailable("no directory given by " + NativeDirectory.PROPERTY));
    }

    private static Path find(Path directory) throws NativeUnavailable {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PATTERN)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new NativeUnavailable("no native library directory " + directory, e);
        }
        if (found.size() != 1) {
            throw new NativeUnavailable(found.size() + " native libraries in " + directory + ", one is needed");
        }
        return found.getFirst();
    }

    private static void verify(Path file) throws NativeUnavailable {
        String key = file.getFileName() + "." + platform();
        @Nullable String expected = knownDigests().getProperty(key);
        if (expected == null) {
            throw new NativeUnavailable("no digest is known for " + key);
        }
        if (!expected.equals(sha256(file))) {
            throw new NativeUnavailable(file.getFileName() + " is not the library whose digest is known");
        }
    }

    private static Properties knownDigests() throws NativeUnavailable {
        Properties digests = new Properties();
        try (InputStream in = NativeLibrary.class.getResourceAsStream("native-digests.properties")) {
            if (in == null) {
                throw new NativeUnavailable("native-digests.properties is missing");
            }
            digests.load(in);
        } catch (IOException e) {
            throw new NativeUnavailable("native-digests.properties cannot be read", e);
        }
        return digests;
    }

    private static String sha256(Path file) throws NativeUnavailable {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new NativeUnavailable(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("linux") ? "linux" : os;
        return system + "-" + (cpu.equals("aarch64") ? "arm64" : cpu.equals("amd64") ? "x64" : cpu);
    }
}
