package io.reprise.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.master.Gtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShotTest {
    private static final List<Shot> SHOTS = Shot.all();

    @Test
    void every_shot_has_a_title_a_valid_gtin_and_a_code_of_its_own() {
        assertThat(SHOTS).hasSize(40).allSatisfy(shot -> {
            assertThat(shot.title()).isNotBlank();
            assertThat(shot.gtin()).startsWith("952").matches(Gtin::isValid, "is a GTIN");
        });
        assertThat(SHOTS).extracting(Shot::sku).doesNotHaveDuplicates();
        assertThat(SHOTS).extracting(Shot::gtin).doesNotHaveDuplicates();
        assertThat(SHOTS).extracting(Shot::title).doesNotHaveDuplicates();
    }

    @Test
    void every_standing_of_rights_occurs_and_the_embargo_once() {
        var standings = SHOTS.stream().collect(Collectors.groupingBy(Shot::standing, Collectors.counting()));
        assertThat(standings).containsOnlyKeys(Standing.values()).containsEntry(Standing.EMBARGOED, 1L);
    }

    @Test
    void a_shot_is_drawn_with_the_same_bytes_every_time_and_no_two_are_alike(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one.jpg");
        Path again = folder.resolve("again.jpg");
        Path other = folder.resolve("other.jpg");
        SHOTS.get(0).draw(one);
        SHOTS.get(0).draw(again);
        SHOTS.get(1).draw(other);
        assertThat(Files.mismatch(one, again)).isEqualTo(-1);
        assertThat(Files.mismatch(one, other)).isNotEqualTo(-1);
    }
}
