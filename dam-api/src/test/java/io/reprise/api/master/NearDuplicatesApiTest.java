package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who brings a picture is told which ones of the library look like it, as far as they may see them. */
class NearDuplicatesApiTest extends ApiTest {
    private static String studio;
    private static String marketer;

    @BeforeAll
    static void people() {
        studio = person("studio").token();
        marketer = person("marketer").token();
    }

    /** Shapes all over, unlike those of any other seed; the same shapes at any size. */
    private static byte[] picture(long seed, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Random chance = new Random(seed);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(Color.getHSBColor(chance.nextFloat(), chance.nextFloat(), chance.nextFloat()));
            int size = (int) (side * (0.1 + chance.nextDouble() * 0.4));
            graphics.fillRect(
                    (int) (side * chance.nextDouble()) - size / 2,
                    (int) (side * chance.nextDouble()) - size / 2,
                    size,
                    size);
        }
        graphics.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode upload(String token, byte[] bytes, String title) {
        return send(new Multipart()
                        .file("a.png", bytes)
                        .json("meta", "{\"title\":\"%s\"}".formatted(title))
                        .into(request(token, "/api/v1/masters")))
                .expect(201)
                .json();
    }

    @Test
    void tellsWhatLooksAlikeAndNotWhatIsHidden() {
        long seed = new Random().nextLong();
        JsonNode first = upload(studio, picture(seed, 900), "First");
        assertThat(first.at("/nearDuplicates").isArray()).isTrue();
        assertThat(first.at("/nearDuplicates")).isEmpty();
        assertThat(upload(studio, picture(seed + 1, 900), "Another").at("/nearDuplicates"))
                .isEmpty();

        String id = first.at("/masterId").asString();
        JsonNode second = upload(marketer, picture(seed, 600), "Second");
        assertThat(second.at("/nearDuplicates").findValuesAsString("masterId")).containsExactly(id);
        assertThat(second.at("/nearDuplicates/0/distance").intValue()).isBetween(0, 10);

        post(person("legal").token(), "/api/v1/masters/" + id + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        String other = second.at("/masterId").asString();
        assertThat(upload(marketer, picture(seed, 500), "Third")
                        .at("/nearDuplicates")
                        .findValuesAsString("masterId"))
                .containsExactly(other);
        assertThat(upload(studio, picture(seed, 400), "Fourth").at("/nearDuplicates"))
                .hasSize(3);
        assertThat(get(studio, "/api/v1/masters/" + other).expect(200).json().has("nearDuplicates"))
                .isFalse();
    }
}
