package io.reprise.media.worker;

import io.reprise.media.inspection.Inspector;
import io.reprise.media.inspection.Limits;
import io.reprise.media.raster.ImageIoEngine;
import io.reprise.media.raster.RasterEngine;
import io.reprise.media.raster.VipsEngine;
import io.reprise.media.request.MediaRequest;
import io.reprise.media.vips.NativeUnavailable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entry point of a worker process: one request at a time on standard input, until that ends with its parent. */
public final class WorkerMain {
    /** Set to {@code off}, the native library is not tried. */
    public static final String NATIVE = "reprise.media.native";

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // A library that prints must not break the frames.
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        Engine engine = engine();
        Wire.write(out, new Wire.Hello(engine.raster().name(), engine.fallbackReason()));
        FileWork work = new FileWork(engine.raster(), new Inspector(engine.raster(), Limits.DEFAULT));
        try {
            while (true) {
                MediaRequest request = Wire.readRequest(in);
                Wire.write(out, Wire.Answer.of(work.done(request)));
            }
        } catch (EOFException e) {
            // The server has ended, or wants no more of us.
            return;
        }
    }

    private record Engine(RasterEngine raster, @Nullable String fallbackReason) {}

    private static Engine engine() {
        if ("off".equals(System.getProperty(NATIVE))) {
            return new Engine(new ImageIoEngine(), "switched off by " + NATIVE);
        }
        try {
            return new Engine(new VipsEngine(), null);
        } catch (NativeUnavailable e) {
            return new Engine(new ImageIoEngine(), e.getMessage());
        }
    }
}
