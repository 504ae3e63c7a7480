package io.reprise.domain.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Merge Patch over plain values: maps with text keys, lists, text, numbers, booleans and null.
 *
 * <p>Source: RFC 7396, section 2.
 */
public final class MergePatch {
    private MergePatch() {}

    /**
     * Applies a patch to an object. Neither argument is changed.
     *
     * @return the patched object; a member that the patch sets to null is gone
     */
    public static Map<String, @Nullable Object> apply(
            Map<String, ? extends @Nullable Object> target, Map<String, ? extends @Nullable Object> patch) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(target);
        patch.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else if (value instanceof Map<?, ?> nested) {
                result.put(name, apply(objectOrEmpty(result.get(name)), members(nested)));
            } else {
                result.put(name, value);
            }
        });
        return result;
    }

    private static Map<String, @Nullable Object> objectOrEmpty(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? members(map) : Map.of();
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }
}
