package io.reprise.api.cli;

import io.reprise.domain.master.MasterDocument;
import io.reprise.domain.master.MasterDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A library of product photographs that never was: English and Chinese words, a few brands and tags with most of the
 * pictures and many with few, as libraries have them. Made on demand from each one's number, the same in every run, so a
 * million of them need no memory. Nothing in it ever changes.
 */
final class GeneratedMasters implements MasterDocuments {
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 60;

    private static final List<String> PROFILES = List.of(
            "amazon-main", "taobao-main", "amazon-secondary", "zalando-main", "tiktok-shop-us-main", "douyin-main");
    private static final List<String> COLOURS =
            List.of("white", "black", "blue", "grey", "beige", "red", "brown", "green", "pink", "yellow", "purple");

    private final int count;

    GeneratedMasters(int count) {
        this.count = count;
    }

    static UUID id(int number) {
        // Rising, as those of the library do, and of their shape (RFC 9562, version 7).
        return new UUID((FIRST.plusSeconds(number).toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L | number);
    }

    static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    @Override
    public Map<UUID, MasterDocument> load(Collection<UUID> masterIds) {
        Map<UUID, MasterDocument> documents = new HashMap<>();
        masterIds.forEach(id -> documents.put(id, document(number(id))));
        return documents;
    }

    @Override
    public List<UUID> page(@Nullable UUID after, int limit) {
        int from = after == null ? 0 : number(after) + 1;
        return IntStream.range(from, Math.min(count, from + limit))
                .mapToObj(GeneratedMasters::id)
                .toList();
    }

    @Override
    public long count() {
        return count;
    }

    private static MasterDocument document(int number) {
        Random chance = new Random(number * 31L + 7);
        BenchWords words = chance.nextInt(10) < 4 ? BenchWords.CHINESE : BenchWords.ENGLISH;
        List<String> profiles = some(PROFILES, chance.nextInt(4), chance);
        String shape = List.of("portrait", "square", "landscape").get(Math.min(2, chance.nextInt(5) / 2));
        String title = words.title(chance);
        Instant created = FIRST.plusSeconds((long) number * SECONDS_BETWEEN);
        List<MasterDocument.Performance> performance = performance(chance);
        return new MasterDocument(
                id(number),
                2 + chance.nextInt(6),
                chance.nextInt(20) == 0 ? "retired" : "active",
                title,
                chance.nextInt(5) == 0 ? null : words.sentence(chance, 8 + chance.nextInt(30)),
                BenchWords.BRANDS.any(chance),
                words.category(chance),
                List.of("packshot", "packshot", "model", "campaign", "ugc").get(chance.nextInt(5)),
                words.tags(chance, 2 + chance.nextInt(6)),
                List.of("%014d".formatted(number)),
                List.of(sku(number)),
                List.of(title),
                some(COLOURS, 1 + chance.nextInt(3), chance),
                shape,
                chance.nextInt(8) == 0 ? "png" : "jpeg",
                shape.equals("landscape") ? 3000 : 2000,
                shape.equals("portrait") ? 3000 : 2000,
                chance.nextInt(50) == 0,
                "%016x".formatted(chance.nextLong()),
                chance.nextInt(3) == 0 ? Map.of("season", "ss" + (20 + chance.nextInt(7))) : Map.of(),
                Map.of(),
                profiles,
                profiles.stream().filter(_ -> chance.nextInt(4) > 0).toList(),
                profiles.stream().filter(_ -> chance.nextInt(8) == 0).toList(),
                null,
                1 + chance.nextInt(3),
                created.minusSeconds(86_400),
                created,
                created.plusSeconds(chance.nextInt(1_000_000)),
                performance.size(),
                performance,
                byPlace(performance, MasterDocument.Performance::rank),
                byPlace(performance, MasterDocument.Performance::factor));
    }

    /** Two in three were sold somewhere; most of them are nearly as usual, and a few do much better or worse. */
    private static List<MasterDocument.Performance> performance(Random chance) {
        List<MasterDocument.Performance> performance = new ArrayList<>();
        if (chance.nextInt(3) > 0) {
            performance.add(in("amazon", "US", chance));
        }
        if (chance.nextInt(3) == 0) {
            performance.add(in("taobao", "CN", chance));
        }
        return performance;
    }

    private static MasterDocument.Performance in(String channel, String market, Random chance) {
        double lift = Math.round(1000 * Math.exp(chance.nextGaussian() / 3)) / 1000.0;
        return new MasterDocument.Performance(
                channel, market, lift, chance.nextInt(5) > 0, 50 + chance.nextInt(50_000));
    }

    private static Map<String, Double> byPlace(
            List<MasterDocument.Performance> performance, ToDoubleFunction<MasterDocument.Performance> figure) {
        return performance.stream()
                .collect(Collectors.toMap(
                        each -> MasterDocument.Performance.place(each.channel(), each.market()),
                        figure::applyAsDouble));
    }

    static String sku(int number) {
        return "SKU-" + Integer.toString(number * 7 + 1000, 36);
    }

    /** Some of these, those in front more often. */
    private static List<String> some(List<String> all, int howMany, Random chance) {
        Set<String> chosen = new LinkedHashSet<>();
        for (int i = 0; i < howMany; i++) {
            chosen.add(BenchWords.favouring(all, chance));
        }
        return new ArrayList<>(chosen);
    }

    @Override
    public List<Mark> claim(int limit) {
        return List.of();
    }

    @Override
    public void indexed(Collection<Mark> marks) {}

    @Override
    public void release(Collection<Mark> marks) {}

    @Override
    public boolean drained(@Nullable UUID masterId, long upTo) {
        return true;
    }

    @Override
    public long lastMark() {
        return 0;
    }

    @Override
    public void awaitMarks(Duration atMost) throws InterruptedException {
        Thread.sleep(atMost);
    }
}
