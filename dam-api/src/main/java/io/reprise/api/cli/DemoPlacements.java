package io.reprise.api.cli;

import io.reprise.api.demo.Shop;
import io.reprise.api.demo.Shot;
import io.reprise.api.demo.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Publishes what conforms where it is allowed: listings on Amazon in the US and on Taobao in China. */
final class DemoPlacements {
    /** Long enough ago for a quarter of figures. */
    static final int LIVE_SINCE_DAYS = 100;

    private final Client client;
    private final Instant today;
    private int published;
    private int notConformant;
    private int refused;

    DemoPlacements(Client client, Instant today) {
        this.client = client;
        this.today = today;
    }

    void publish(Map<Shot, JsonNode> masters, Consumer<String> say) {
        masters.forEach((shot, master) -> {
            for (JsonNode variant : master.path("variants")) {
                switch (Answer.text(variant, "profile", "")) {
                    case "amazon-main" -> publish(shot, variant, Shop.AMAZON);
                    case "taobao-main" -> publish(shot, variant, Shop.TAOBAO);
                    default -> {}
                }
            }
        });
        say.accept("publications: " + published + " live, " + notConformant + " left out because a rule failed, "
                + refused + " refused by their rights");
    }

    private void publish(Shot shot, JsonNode variant, Shop shop) {
        if (!shop.lists(shot)) {
            return;
        }
        if (!variant.path("publications").isEmpty()) {
            published++;
            return;
        }
        if (Answer.text(variant.path("conformance"), "outcome", "unknown").equals("failed")) {
            notConformant++;
            return;
        }
        Map<String, Object> use = new HashMap<>(Map.of(
                "channel",
                shop.channel(),
                "market",
                shop.market(),
                "listing",
                shop.listing(shot),
                "slot",
                "main",
                "product",
                shot.sku(),
                "counterfactual",
                shot.number() % 3 == 0 ? "new-shoot" : "stock-licence",
                "from",
                today.minus(LIVE_SINCE_DAYS, ChronoUnit.DAYS).toString()));
        if (shot.standing() == Standing.ENDS_SOON) {
            use.put(
                    "until",
                    today.plus(DemoRights.ENDS_IN_DAYS - 7, ChronoUnit.DAYS).toString());
        }
        Answer answer = client.post("/api/v1/variants/" + Library.id(variant, "variantId") + "/publications", use);
        if (answer.status() == 422 && answer.refusal().code().equals("publication-refused")) {
            refused++;
            return;
        }
        answer.object();
        published++;
    }
}
