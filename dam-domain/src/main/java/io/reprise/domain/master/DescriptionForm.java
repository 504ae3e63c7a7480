package io.reprise.domain.master;

import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldValues;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Description} from plain JSON values and back, gathering everything that is wrong at once. */
final class DescriptionForm {
    private static final Set<String> MEMBERS = Set.of(
            "title",
            "brand",
            "description",
            "category",
            "assetClass",
            "shootId",
            "capturedAt",
            "locale",
            "tags",
            "products",
            "fields");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final List<FieldError> errors = new ArrayList<>();

    /** The same where there are no custom fields. */
    static Description read(Map<String, ? extends @Nullable Object> json) {
        return read(json, FieldValues.first(FieldSchema.EMPTY));
    }

    /** @throws MasterRejection.InvalidDescription naming every member that is wrong */
    static Description read(Map<String, ? extends @Nullable Object> json, FieldValues values) {
        var form = new DescriptionForm();
        for (String member : json.keySet()) {
            if (!MEMBERS.contains(member)) {
                form.error("/" + escape(member), "unknown-member");
            }
        }
        String category = form.text("/category", json.get("category"), 200);
        Description description = new Description(
                form.text("/title", json.get("title"), 500),
                form.text("/brand", json.get("brand"), 200),
                form.text("/description", json.get("description"), 10_000),
                category,
                form.assetClass(json.get("assetClass")),
                form.parsed("/shootId", json.get("shootId"), UUID::fromString),
                form.parsed("/capturedAt", json.get("capturedAt"), DescriptionForm::instant),
                form.locale(json.get("locale")),
                form.tags(json.get("tags")),
                form.products(json.get("products")),
                values.read(json.get("fields"), category, form.errors));
        if (!form.errors.isEmpty()) {
            throw new MasterRejection.InvalidDescription(form.errors);
        }
        return description;
    }

    /** @throws MasterRejection.InvalidDescription if the note of a version is too long or has characters no page can hold */
    static @Nullable String note(@Nullable String note) {
        var form = new DescriptionForm();
        String read = form.text("/note", note, 2_000);
        if (!form.errors.isEmpty()) {
            throw new MasterRejection.InvalidDescription(form.errors);
        }
        return read;
    }

    /** The description as the members that a merge patch applies to. */
    static Map<String, @Nullable Object> write(Description from) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", from.title());
        json.put("brand", from.brand());
        json.put("description", from.description());
        json.put("category", from.category());
        json.put("assetClass", from.assetClass().code());
        json.put("shootId", from.shootId() == null ? null : from.shootId().toString());
        json.put(
                "capturedAt",
                from.capturedAt() == null ? null : from.capturedAt().toString());
        json.put("locale", from.locale());
        json.put("tags", from.tags());
        json.put(
                "products", from.products().stream().map(DescriptionForm::write).toList());
        json.put("fields", from.fields());
        return json;
    }

    static Map<String, @Nullable Object> write(Product product) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("gtin", product.gtin());
        json.put("sku", product.sku());
        json.put("name", product.name());
        return json;
    }

    private @Nullable String text(String pointer, @Nullable Object value, int longest) {
        return switch (value) {
            case null -> null;
            case String text when text.isBlank() -> null;
            case String text when !Text.isClean(text) -> error(pointer, "control-character");
            case String text when Text.length(Text.composed(text)) > longest -> error(pointer, "too-long");
            case String text -> Text.composed(text).strip();
            default -> error(pointer, "not-text");
        };
    }

    private <T> @Nullable T parsed(String pointer, @Nullable Object value, Function<String, T> parser) {
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value instanceof String text ? text : "");
        } catch (IllegalArgumentException | DateTimeException e) {
            error(pointer, "malformed");
            return null;
        }
    }

    /** Within years 1 to 9999: what ISO 8601 writes with four digits, and every table and index can hold. */
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("year out of range");
        }
        return instant;
    }

    private AssetClass assetClass(@Nullable Object value) {
        if (value == null) {
            return AssetClass.PACKSHOT;
        }
        return AssetClass.of(value instanceof String text ? text : "").orElseGet(() -> {
            error("/assetClass", "unknown-value");
            return AssetClass.PACKSHOT;
        });
    }

    private @Nullable String locale(@Nullable Object value) {
        String tag = text("/locale", value, 35);
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return error("/locale", "malformed");
        }
    }

    private List<String> tags(@Nullable Object value) {
        Set<String> tags = new LinkedHashSet<>();
        List<?> given = list("/tags", value, 200);
        for (int i = 0; i < given.size(); i++) {
            String tag = given.get(i) == null ? error("/tags/" + i, "not-text") : text("/tags/" + i, given.get(i), 100);
            if (tag != null) {
                tags.add(tag);
            }
        }
        return List.copyOf(tags);
    }

    private List<Product> products(@Nullable Object value) {
        List<Product> products = new ArrayList<>();
        List<?> given = list("/products", value, 100);
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/products/" + i;
            if (given.get(i) instanceof Map<?, ?> map) {
                Product product = product(pointer, map);
                if (!products.contains(product)) {
                    products.add(product);
                }
            } else {
                error(pointer, "not-an-object");
            }
        }
        return products;
    }

    private Product product(String pointer, Map<?, ?> json) {
        int faultsBefore = errors.size();
        for (Object member : json.keySet()) {
            if (!Set.of("gtin", "sku", "name").contains(String.valueOf(member))) {
                error(pointer + "/" + escape(String.valueOf(member)), "unknown-member");
            }
        }
        String gtin = text(pointer + "/gtin", json.get("gtin"), 14);
        if (gtin != null && !Gtin.isValid(gtin)) {
            gtin = error(pointer + "/gtin", "invalid-gtin");
        }
        String sku = text(pointer + "/sku", json.get("sku"), 100);
        if (gtin == null && sku == null && errors.size() == faultsBefore) {
            error(pointer, "gtin-or-sku-needed");
        }
        return new Product(
                gtin == null ? null : Gtin.of(gtin).value(), sku, text(pointer + "/name", json.get("name"), 500));
    }

    private List<?> list(String pointer, @Nullable Object value, int most) {
        return switch (value) {
            case null -> List.of();
            case List<?> list
            when list.size() > most -> {
                error(pointer, "too-many");
                yield List.of();
            }
            case List<?> list -> list;
            default -> {
                error(pointer, "not-an-array");
                yield List.of();
            }
        };
    }

    private @Nullable String error(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
        return null;
    }

    private static String escape(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
