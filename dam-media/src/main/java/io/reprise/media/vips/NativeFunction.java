package io.reprise.media.vips;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** One C function. Arguments are boxed: an image takes some hundred calls, each far below a microsecond's worth. */
final class NativeFunction {
    private final String name;
    private final MethodHandle handle;

    @SuppressWarnings("restricted") // calling C is what this class is for
    NativeFunction(SymbolLookup library, String name, FunctionDescriptor descriptor) throws NativeUnavailable {
        this.name = name;
        MemorySegment address =
                library.find(name).orElseThrow(() -> new NativeUnavailable("the library has no function " + name));
        MethodHandle exact = Linker.nativeLinker().downcallHandle(address, descriptor);
        this.handle = exact.asSpreader(
                        Object[].class, descriptor.argumentLayouts().size())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    void run(Object... arguments) {
        Object ignored = invoke(arguments);
    }

    int asInt(Object... arguments) {
        return (int) invoke(arguments);
    }

    long asLong(Object... arguments) {
        return (long) invoke(arguments);
    }

    MemorySegment asPointer(Object... arguments) {
        return (MemorySegment) invoke(arguments);
    }

    /** Gives a pointer that came from C the length C says it has. */
    @SuppressWarnings("restricted") // only C knows the length
    static MemorySegment sized(MemorySegment pointer, long bytes) {
        return pointer.reinterpret(bytes);
    }

    private Object invoke(Object[] arguments) {
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("calling " + name, e);
        }
    }
}
