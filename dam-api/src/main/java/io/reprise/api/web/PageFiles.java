package io.reprise.api.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the page, read once: a path is looked up among them, so no path can lead anywhere else. */
final class PageFiles {
    private static final String ROOT = "/io/reprise/web/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "json", "application/json",
            "woff2", "font/woff2",
            "png", "image/png");

    private final Map<String, PageFile> files = new TreeMap<>();

    /** One file, as it is and zipped. */
    static final class PageFile {
        private final String type;
        private final byte[] bytes;
        private final byte @Nullable [] zipped;

        /** @param zipped null where it would not be smaller */
        private PageFile(String type, byte[] bytes, byte @Nullable [] zipped) {
            this.type = type;
            this.bytes = bytes;
            this.zipped = zipped;
        }

        String type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }

        byte @Nullable [] zipped() {
            return zipped;
        }
    }

    /** @throws UncheckedIOException if a file that is there cannot be read */
    static PageFiles load() {
        PageFiles page = new PageFiles();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:io/reprise/web/**")) {
                String address = resource.getURL().toString();
                int root = address.lastIndexOf(ROOT);
                if (root >= 0 && resource.isReadable() && !address.endsWith("/")) {
                    page.add(address.substring(root + ROOT.length() - 1), resource);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return page;
    }

    private void add(String path, Resource resource) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return;
        }
        try (InputStream in = resource.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            byte[] zipped = zip(bytes);
            files.put(path, new PageFile(type, bytes, zipped.length < bytes.length ? zipped : null));
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** @param path as in the request, undecoded */
    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
