package io.reprise.domain.master;

import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.field.FieldValues;
import io.reprise.domain.shared.MergePatch;
import io.reprise.domain.shared.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change that fits any master, whatever is said about it so far. What a master has one of is set, or cleared by null;
 * what it has several of (tags, products, custom fields) is added to and taken from, so that the rest stays.
 *
 * @param members single members of {@link Description} with their new values, null = cleared; and {@code fields}, of which
 *     only those named change
 * @param addTags in the order in which they come last
 * @param removeTags whichever of them are there
 * @param addProducts unless the same GTIN and SKU are there
 * @param removeProducts whatever has their GTIN or SKU; names do not matter
 * @param retired whether it is retired afterwards, or null to leave that
 */
public record MasterEdit(
        Map<String, @Nullable Object> members,
        List<String> addTags,
        List<String> removeTags,
        List<Product> addProducts,
        List<Product> removeProducts,
        @Nullable Boolean retired) {

    public MasterEdit {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
        addProducts = List.copyOf(addProducts);
        removeProducts = List.copyOf(removeProducts);
    }

    /**
     * Reads {@code {title, brand, description, category, assetClass, shootId, capturedAt, locale, fields{}, tags{add[],
     * remove[]}, products{add[], remove[]}, state: active|retired}}, of which at least one is there.
     *
     * @throws MasterRejection.InvalidDescription naming every member that is wrong
     */
    public static MasterEdit read(Map<String, ? extends @Nullable Object> json) {
        return MasterEditForm.read(json);
    }

    /** Whether it says anything of what a master is described by. */
    public boolean describes() {
        return !members.isEmpty()
                || !addTags.isEmpty()
                || !removeTags.isEmpty()
                || !addProducts.isEmpty()
                || !removeProducts.isEmpty();
    }

    /**
     * The description after it. The same again changes nothing more.
     *
     * @throws MasterRejection.InvalidDescription if the master would have more tags, products or fields than it may
     */
    Description appliedTo(Description before, FieldSchema schema) {
        Map<String, @Nullable Object> after = MergePatch.apply(DescriptionForm.write(before), members);
        Set<String> unwanted = removeTags.stream().map(Text::composed).collect(Collectors.toSet());
        Set<String> tags = new LinkedHashSet<>(before.tags());
        tags.removeIf(tag -> unwanted.contains(Text.composed(tag)));
        tags.addAll(addTags);
        after.put("tags", List.copyOf(tags));
        after.put(
                "products",
                products(before).stream().map(DescriptionForm::write).toList());
        return DescriptionForm.read(after, FieldValues.upon(schema, before.fields(), before.category()));
    }

    private List<Product> products(Description before) {
        List<Product> products = new ArrayList<>(before.products());
        products.removeIf(product -> removeProducts.stream().anyMatch(unwanted -> names(unwanted, product)));
        for (Product added : addProducts) {
            if (products.stream().noneMatch(product -> isSame(product, added))) {
                products.add(added);
            }
        }
        return products;
    }

    private static boolean names(Product unwanted, Product product) {
        return (unwanted.gtin() != null && unwanted.gtin().equals(product.gtin()))
                || (unwanted.sku() != null && unwanted.sku().equals(product.sku()));
    }

    private static boolean isSame(Product one, Product other) {
        return Objects.equals(one.gtin(), other.gtin()) && Objects.equals(one.sku(), other.sku());
    }

    /** Events that lead from one description to another, exactly: also in the order of tags. */
    static List<MasterEvent> between(UUID masterId, Description before, Description after) {
        List<MasterEvent> events = new ArrayList<>();
        List<String> changed = changed(before, after);
        if (!changed.isEmpty()) {
            events.add(described(masterId, before, after, changed));
        }
        if (!after.tags().equals(before.tags())) {
            events.add(tagged(masterId, before.tags(), after.tags()));
        }
        if (!after.products().equals(before.products())) {
            events.add(new MasterEvent.ProductsAssigned(masterId, after.products()));
        }
        if (after.assetClass() != before.assetClass()) {
            events.add(new MasterEvent.Classified(masterId, after.assetClass()));
        }
        return events;
    }

    /** Members that differ, but for those with events of their own. */
    static List<String> changed(Description before, Description after) {
        Map<String, @Nullable Object> was = DescriptionForm.write(before);
        Map<String, @Nullable Object> is = DescriptionForm.write(after);
        return is.keySet().stream()
                .filter(member -> !Set.of("tags", "products", "assetClass").contains(member))
                .filter(member -> !Objects.equals(was.get(member), is.get(member)))
                .toList();
    }

    static MasterEvent described(UUID masterId, Description before, Description after, List<String> changed) {
        Description described =
                after.withTags(before.tags()).withProducts(before.products()).withAssetClass(before.assetClass());
        return new MasterEvent.Described(masterId, described, changed);
    }

    /** What is added comes last: where that is not the order wanted, all from the first that stands wrong is put anew. */
    private static MasterEvent tagged(UUID masterId, List<String> before, List<String> after) {
        List<String> staying = new ArrayList<>(before);
        staying.retainAll(new HashSet<>(after));
        int right = 0;
        while (right < staying.size() && staying.get(right).equals(after.get(right))) {
            right++;
        }
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(new HashSet<>(after.subList(0, right)));
        return new MasterEvent.Tagged(masterId, after.subList(right, after.size()), removed);
    }
}
