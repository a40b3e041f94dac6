package io.relais.core.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two names are one person's, and when two addresses or numbers are one. */
class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Jean-Pierre Dupont, DUPONT Jean Pierre",
        "Zoë Müller, Zoe Mueller",
        "Renée Lefèvre, Lefevre Renee",
        "Anna Maria Weber, Anna Weber",
        "Shaun O`Brien, Shaun OBrien",
        "Katherine Jones, Catherine Jones",
        "Madonna, MADONNA",
        "大輔 佐々木, 佐々木 大輔"
    })
    void names_of_one_person_agree(String one, String other) {
        assertThat(Names.agree(one, other)).isTrue();
        assertThat(Names.agree(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Weber, Anne Weber",
        "Jean Dupont, Jeanne Durand",
        "Weber, Anna Weber",
        "J. Weber, Jonas Weber",
        "Marie Martin, Marie Morin Dupuis",
        "Ana Ana, Ana Silva",
        "'', ''"
    })
    void names_of_two_people_do_not(String one, String other) {
        assertThat(Names.agree(one, other)).isFalse();
        assertThat(Names.agree(other, one)).isFalse();
    }

    @Test
    void an_alias_domain_and_those_below_it_are_no_address() {
        for (String alias : List.of(
                "x.1@guest.booking.com",
                "y@m.expediapartnercentral.com",
                "z@guest.airbnb.com",
                "a@de.guest.booking.com")) {
            assertThat(IdentityKey.email(alias)).as(alias).isEmpty();
        }
        assertThat(IdentityKey.email("x@mybooking.com")).isPresent();
        for (String broken : List.of("", "x", "@", "x@", "@y.z", "x@y", "a@b@c.de")) {
            assertThat(IdentityKey.email(broken)).as(broken).isEmpty();
        }
    }

    @Test
    void a_number_is_one_however_it_is_written() {
        Optional<IdentityKey> key = IdentityKey.phone("+33 6 12 34 56 78");
        for (String same : List.of("0612345678", "0033612345678", "+33 (0)6 12 34 56 78", "06.12.34.56.78")) {
            assertThat(IdentityKey.phone(same)).as(same).isEqualTo(key);
        }
        assertThat(IdentityKey.phone("12345")).isEmpty();
    }
}
