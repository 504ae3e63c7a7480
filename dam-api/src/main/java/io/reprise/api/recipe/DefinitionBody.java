package io.reprise.api.recipe;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.recipe.AiLabel;
import io.reprise.domain.recipe.Background;
import io.reprise.domain.recipe.Crop;
import io.reprise.domain.recipe.Output;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Position;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.recipe.RecipeRejection;
import io.reprise.domain.recipe.Tone;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a recipe says, as clients read and write it; what is absent has its usual value. */
record DefinitionBody(
        @Nullable CropBody crop,
        @Nullable BackgroundBody background,
        @Nullable ToneBody tone,
        @Nullable Double sharpen,
        @Nullable List<OverlayBody> overlays,
        @Nullable AiLabelBody aiLabel,
        @Nullable OutputBody output) {

    /** @param kind whole, frame, smart, content or fixed */
    record CropBody(
            @Nullable String kind,
            @Nullable AreaBody area,
            @Nullable Double margin) {}

    record AreaBody(double x, double y, double width, double height) {}

    /** @param kind fill or replace */
    record BackgroundBody(@Nullable String kind, @Nullable String colour) {}

    record ToneBody(
            @Nullable Double brightness,
            @Nullable Double contrast,
            @Nullable Double saturation,
            @Nullable String tint,
            @Nullable Double strength) {}

    /**
     * @param picture SHA-256 of a picture stored before
     * @param position top-left, top, top-right, left, centre, right, bottom-left, bottom or bottom-right
     */
    record OverlayBody(
            @Nullable String picture,
            @Nullable String text,
            @Nullable String position,
            @Nullable Double size,
            @Nullable Double margin,
            @Nullable String colour,
            @Nullable String ground,
            @Nullable Double opacity) {}

    record AiLabelBody(
            @Nullable String text,
            @Nullable String position,
            @Nullable Double size) {}

    record OutputBody(
            @Nullable String format,
            @Nullable Integer quality,
            @Nullable Long maxBytes,
            @Nullable Double ssim,
            @Nullable Boolean small) {}

    /** @throws InvalidRequest naming what is out of range */
    RecipeDefinition definition() {
        return named("/definition", () -> {
            List<Overlay> read = new ArrayList<>();
            List<OverlayBody> given = overlays == null ? List.of() : overlays;
            for (int i = 0; i < given.size(); i++) {
                OverlayBody each = given.get(i);
                String at = "/overlays/" + i;
                if (each == null) {
                    throw new RecipeRejection.InvalidRecipe(at, "not-an-object");
                }
                read.add(overlay(each, at));
            }
            return new RecipeDefinition(
                    crop == null ? null : read(crop),
                    background == null
                            ? null
                            : new Background(
                                    code(
                                            "/background/kind",
                                            background.kind,
                                            Background.Kind.values(),
                                            Background.Kind::code),
                                    Objects.requireNonNullElse(background.colour, "#ffffff")),
                    tone == null
                            ? null
                            : new Tone(
                                    or(tone.brightness, 1),
                                    or(tone.contrast, 1),
                                    or(tone.saturation, 1),
                                    tone.tint,
                                    or(tone.strength, 0.3)),
                    sharpen,
                    read,
                    aiLabel == null ? null : read(aiLabel),
                    output == null
                            ? null
                            : new Output(output.format, output.quality, output.maxBytes, output.ssim, output.small));
        });
    }

    private static Crop read(CropBody crop) {
        AreaBody area = crop.area;
        return new Crop(
                code("/crop/kind", crop.kind, Crop.Kind.values(), Crop.Kind::code),
                area == null ? null : new Crop.Area(area.x, area.y, area.width, area.height),
                or(crop.margin, 0.05));
    }

    private static AiLabel read(AiLabelBody label) {
        return new AiLabel(
                Objects.requireNonNullElse(label.text, ""),
                position("/aiLabel/position", label.position, Position.BOTTOM_RIGHT),
                or(label.size, AiLabel.LEAST));
    }

    private static Overlay overlay(OverlayBody each, String at) {
        String picture = each.picture;
        if (picture != null && !Digest.isHex(picture)) {
            throw new RecipeRejection.InvalidRecipe(at + "/picture", "not-a-digest");
        }
        try {
            return new Overlay(
                    picture == null ? null : new Digest(picture),
                    each.text,
                    position("/overlays/position", each.position, Position.TOP_RIGHT),
                    or(each.size, picture == null ? 0.06 : 0.2),
                    or(each.margin, 0.04),
                    Objects.requireNonNullElse(each.colour, "#ffffff"),
                    each.ground,
                    or(each.opacity, 1));
        } catch (RecipeRejection.InvalidRecipe wrong) {
            FieldError error = wrong.errors().getFirst();
            throw new RecipeRejection.InvalidRecipe(error.pointer().replaceFirst("^/overlays", at), error.code());
        }
    }

    private static double or(@Nullable Double given, double usual) {
        return given == null ? usual : given;
    }

    private static Position position(String at, @Nullable String code, Position usual) {
        return code == null ? usual : code(at, code, Position.values(), Position::code);
    }

    private static <T> T code(String at, @Nullable String code, T[] all, Function<T, String> codes) {
        if (code == null) {
            throw new RecipeRejection.InvalidRecipe(at, "required");
        }
        return Stream.of(all)
                .filter(each -> codes.apply(each).equals(code))
                .findFirst()
                .orElseThrow(() -> new RecipeRejection.InvalidRecipe(at, "unknown-value"));
    }

    private static <T> T named(String at, Supplier<T> read) {
        try {
            return read.get();
        } catch (RecipeRejection.InvalidRecipe wrong) {
            throw new InvalidRequest(wrong.errors().stream()
                    .map(error -> new FieldError(at + error.pointer(), error.code()))
                    .toList());
        }
    }

    static DefinitionBody of(RecipeDefinition d) {
        Crop crop = d.crop();
        Background background = d.background();
        Tone tone = d.tone();
        AiLabel label = d.aiLabel();
        Output output = d.output();
        return new DefinitionBody(
                crop == null ? null : of(crop),
                background == null ? null : new BackgroundBody(background.kind().code(), background.colour()),
                tone == null
                        ? null
                        : new ToneBody(
                                tone.brightness(), tone.contrast(), tone.saturation(), tone.tint(), tone.strength()),
                d.sharpen(),
                d.overlays().stream().map(DefinitionBody::of).toList(),
                label == null
                        ? null
                        : new AiLabelBody(label.text(), label.position().code(), label.size()),
                output == null
                        ? null
                        : new OutputBody(
                                output.format(), output.quality(), output.maxBytes(), output.ssim(), output.small()));
    }

    private static CropBody of(Crop crop) {
        Crop.Area area = crop.area();
        return new CropBody(
                crop.kind().code(),
                area == null ? null : new AreaBody(area.x(), area.y(), area.width(), area.height()),
                crop.margin());
    }

    private static OverlayBody of(Overlay o) {
        Digest picture = o.picture();
        return new OverlayBody(
                picture == null ? null : picture.value(),
                o.text(),
                o.position().code(),
                o.size(),
                o.margin(),
                o.colour(),
                o.ground(),
                o.opacity());
    }
}
