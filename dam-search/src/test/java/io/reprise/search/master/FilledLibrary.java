package io.reprise.search.master;

import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import java.util.List;

/** A few masters that searches look for; no search changes them. */
interface FilledLibrary {

    /** Holds {@link #fill}. */
    Library library();

    static void fill(Library library) throws Exception {
        library.add(Master.titled("Red running shoes")
                .description("Light shoes for long runs on the road")
                .brand("Atelier")
                .category("Shoes")
                .tags("running", "summer")
                .gtin("04006381333931")
                .sku("RS-100/red")
                .product("Runner 100")
                .colours("red", "white")
                .shape("landscape")
                .variants(List.of("amazon-main", "taobao-main"), List.of("amazon-main"), List.of("taobao-main"))
                .field("season", "SS26")
                .field("use", "road\ntrack")
                .field("heel", "9.5")
                .field("drop", "-2")
                .field("shot", "2026-02-03")
                .longText("care", "Wash cold.\nNever tumble dry.")
                .createdAt(Master.LONG_AGO.plusSeconds(1)));
        library.add(Master.titled("红色跑步鞋")
                .description("适合长跑的轻便鞋子")
                .brand("Atelier")
                .category("鞋")
                .tags("新款", "跑步")
                .colours("red")
                .createdAt(Master.LONG_AGO.plusSeconds(2)));
        library.add(Master.titled("蓝色连衣裙")
                .brand("Seide")
                .category("连衣裙")
                .tags("新款", "夏季")
                .colours("blue")
                .shape("portrait")
                .createdAt(Master.LONG_AGO.plusSeconds(3)));
        library.add(Master.titled("Café jacket in navy")
                .description("A jacket of wool & cotton <b>for</b> the office")
                .brand("ATELIER")
                .category("Jackets")
                .assetClass("model")
                .tags("Office")
                .sku("\u00c9-1")
                .colours("blue", "black")
                .shape("portrait")
                .format("png")
                .madeWithAi()
                .createdAt(Master.LONG_AGO.plusSeconds(4)));
        library.add(Master.titled("Old poster").retired().createdAt(Master.LONG_AGO.plusSeconds(5)));
        library.add(Master.titled("Plain mug").colours("white").createdAt(Master.LONG_AGO.plusSeconds(6)));
        library.awaitIndexed();
    }

    default MasterHits search(MasterQuery.Builder query) {
        return library().search.search(query.build());
    }
}
