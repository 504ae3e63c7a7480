package io.reprise.domain.publication;

import static io.reprise.domain.publication.Placements.delivery;
import static io.reprise.domain.publication.Placements.placement;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    @Test
    void hasALineForEachFile() {
        Delivery delivery = delivery(
                Delivery.Layout.FLAT,
                placement(2, "amazon", "US", "B0TEST1234", "main", "SKU-1"),
                placement(1, "amazon", "US", "B0TEST1234", "1", null));
        assertThat(Manifest.of(delivery.files()))
                .isEqualTo("""
                        file,channel,market,listing,slot,sku,variantId,masterId,masterVersion,profile,width,height,bytes,sha256,from,until
                        B0TEST1234.PT01.jpg,amazon,US,B0TEST1234,1,,00000000-0000-0002-0000-000000000001,00000000-0000-0003-0000-000000000001,4,amazon-main,800,600,1234,%1$s,2026-03-01T10:00:00Z,
                        B0TEST1234.MAIN.jpg,amazon,US,B0TEST1234,main,SKU-1,00000000-0000-0002-0000-000000000002,00000000-0000-0003-0000-000000000002,4,amazon-main,800,600,1234,%1$s,2026-03-01T10:00:00Z,
                        """.formatted("ab".repeat(32)).replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
    void whatASpreadsheetWouldComputeBeginsWithAnApostrophe(String sku) {
        String manifest = manifest(sku);
        assertThat(manifest).contains(",\"'" + sku + "\",");
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(manifest("a,b")).contains(",\"a,b\",");
        assertThat(manifest("say \"x\"")).contains(",\"say \"\"x\"\"\",");
        assertThat(manifest("a\r\nb")).contains(",\"a\r\nb\",");
        assertThat(manifest("红色, 跑鞋")).contains(",\"红色, 跑鞋\",");
        assertThat(manifest("1-1=0")).contains(",1-1=0,");
    }

    private static String manifest(String sku) {
        return Manifest.of(delivery(Delivery.Layout.FLAT, placement(1, "taobao", "CN", "L", "main", sku))
                .files());
    }
}
