package io.reprise.domain.master;

import io.reprise.domain.shared.Forgettable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a master. {@link DescriptionForm} reads it from a request and says what is wrong with one.
 *
 * @param title at most 500 characters
 * @param brand at most 200 characters; a name of the trade, not free text
 * @param description at most 10,000 characters
 * @param category at most 200 characters; a code or path of the seller's catalogue
 * @param locale BCP 47 language tag of title and description
 * @param tags at most 200 of at most 100 characters, in the order given, without repeats
 * @param fields custom fields by key, as {@link io.reprise.domain.field.FieldValues} writes their values
 */
public record Description(
        @Forgettable @Nullable String title,
        @Nullable String brand,
        @Forgettable @Nullable String description,
        @Nullable String category,
        AssetClass assetClass,
        @Nullable UUID shootId,
        @Nullable Instant capturedAt,
        @Nullable String locale,
        @Forgettable List<String> tags,
        List<Product> products,
        @Forgettable Map<String, String> fields) {

    public static final Description EMPTY = new Description(
            null, null, null, null, AssetClass.PACKSHOT, null, null, null, List.of(), List.of(), Map.of());

    public Description {
        tags = List.copyOf(tags);
        products = List.copyOf(products);
        fields = Map.copyOf(fields);
    }

    Description withTags(List<String> newTags) {
        return new Description(
                title,
                brand,
                description,
                category,
                assetClass,
                shootId,
                capturedAt,
                locale,
                newTags,
                products,
                fields);
    }

    Description withProducts(List<Product> newProducts) {
        return new Description(
                title,
                brand,
                description,
                category,
                assetClass,
                shootId,
                capturedAt,
                locale,
                tags,
                newProducts,
                fields);
    }

    Description withAssetClass(AssetClass newClass) {
        return new Description(
                title, brand, description, category, newClass, shootId, capturedAt, locale, tags, products, fields);
    }
}
