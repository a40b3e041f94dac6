package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Principal;
import io.relais.core.event.Actor;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Searches are kept for oneself or for all colleagues. */
class SavedSearchesTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final SavedSearches searches = new SavedSearches(house.database, house.moment);

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_kept_search_is_listed_changed_and_forgotten() {
        SavedSearch kept = searches.add(anna(), wanted("Arrivals", "arrival:2026-12", true));
        assertThat(searches.list(otto())).containsExactly(kept);
        SavedSearch changed = searches.change(otto(), kept.id(), wanted("December", "arrival:2026-12", false));
        assertThat(searches.list(otto())).containsExactly(changed);
        assertThat(searches.list(anna())).isEmpty();
        searches.delete(otto(), kept.id());
        assertThat(searches.list(otto())).isEmpty();
    }

    @Test
    void another_organisations_search_is_unknown() {
        SavedSearch kept = searches.add(anna(), wanted("Arrivals", "", true));
        Principal stranger = house.hotel().owner;
        assertThat(searches.list(stranger)).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> searches.delete(stranger, kept.id()))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SAVED_SEARCH_UNKNOWN));
    }

    @Test
    void a_search_that_cannot_be_read_is_not_kept() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> searches.add(anna(), wanted("Bad", "foo:bar", true)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SEARCH_OPERATOR_UNKNOWN));
    }

    private static SavedSearches.Wanted wanted(String name, String query, boolean shared) {
        return new SavedSearches.Wanted(name, query, RegisterSort.NEWEST, shared);
    }

    private Principal anna() {
        return person("anna");
    }

    private Principal otto() {
        return person("otto");
    }

    private Principal person(String id) {
        Principal owner = hotel.owner;
        return new Principal(
                owner.organisationId(),
                owner.propertyIds(),
                owner.permissions(),
                new Actor(Actor.Kind.PERSON, id, id),
                "en");
    }
}
