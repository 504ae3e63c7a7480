package io.reprise.domain.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {
    private static final UUID ID = Brand.idOf("Atelier");
    private static final BrandEvent REQUIRED = new BrandEvent.ApprovalRequired(ID, "Atelier");
    private static final BrandEvent WAIVED = new BrandEvent.ApprovalWaived(ID, "Atelier");

    private final FixtureConfiguration<Brand> fixture = new AggregateTestFixture<>(Brand.class);
    private final List<UUID> held = new ArrayList<>();

    @BeforeEach
    void watchWhatIsHeld() {
        fixture.registerInjectableResource(new BrandGate() {
            @Override
            public boolean asksForApproval(String brand) {
                throw new AssertionError("a brand knows itself");
            }

            @Override
            public void holdForChange(UUID brandId) {
                held.add(brandId);
            }
        });
    }

    @Test
    void asksForApprovalOnceSomebodySaysSo() {
        fixture.givenNoPriorActivity().when(rule(null, " Atelier ", true)).expectEvents(REQUIRED);
        assertThat(held).containsExactly(ID);
    }

    @Test
    void theFirstWordMayBeThatItNeedsNone() {
        fixture.givenNoPriorActivity().when(rule(null, "Atelier", false)).expectEvents(WAIVED);
    }

    @Test
    void asksNoMoreOnceSomebodySaysSo() {
        fixture.given(REQUIRED)
                .when(rule(0L, "Atelier", false))
                .expectEvents(WAIVED)
                .expectState(brand -> assertThat(brand.approvalRequired()).isFalse());
    }

    @Test
    void theSameAgainChangesNothing() {
        fixture.given(REQUIRED).when(rule(0L, "ATELIER", true)).expectNoEvents();
        assertThat(held).isEmpty();
    }

    @Test
    void isChangedOnlyFromTheStateThatWasSeen() {
        fixture.given(REQUIRED, WAIVED)
                .when(rule(0L, "Atelier", true))
                .expectException(ConflictingAggregateVersionException.class);
        fixture.given(REQUIRED)
                .when(rule(null, "Atelier", false))
                .expectException(ConflictingAggregateVersionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "a\bb"})
    void hasANameToRead(String name) {
        fixture.givenNoPriorActivity().when(rule(null, name, true)).expectException(BrandRejection.InvalidName.class);
    }

    @Test
    void hasANameAsLongAsAMasterCanBear() {
        String longest = "品".repeat(Brand.LONGEST_NAME);
        fixture.givenNoPriorActivity().when(rule(null, longest, true)).expectSuccessfulHandlerExecution();
        fixture.givenNoPriorActivity()
                .when(rule(null, longest + "品", true))
                .expectException(BrandRejection.InvalidName.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Atelier, ' aTELIER '",
        "Ａｔｅｌｉｅｒ, atelier",
        "Strauß, STRAUSS",
        "STRAUẞ, Strauss",
        "'工作室　', 工作室",
        "Café, 'Cafe\u0301'",
        "ΟΔΟΣ, οδος"
    })
    void isOneHoweverItIsWritten(String one, String other) {
        assertThat(Brand.idOf(one)).isEqualTo(Brand.idOf(other));
    }

    @ParameterizedTest
    @CsvSource({"Atelier, Ateliers", "工作室, 工作坊", "Noir & Co, Noir Co"})
    void isAnotherByAnotherName(String one, String other) {
        assertThat(Brand.idOf(one)).isNotEqualTo(Brand.idOf(other));
    }

    /** Otherwise a name copied from where its key is shown would be another brand. */
    @Property
    void aKeyIsItsOwnKey(@ForAll String name) {
        assertThat(Brand.key(Brand.key(name))).isEqualTo(Brand.key(name));
    }

    private static BrandCommand rule(@Nullable Long expected, String name, boolean required) {
        return new BrandCommand.Rule(ID, expected, name, required);
    }
}
