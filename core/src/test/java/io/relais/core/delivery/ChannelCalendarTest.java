package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.delivery.ChannelCalendar.Standing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel's month as people look at it: what is wanted, what is there, and how the two stand. */
class ChannelCalendarTest {
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final LocalDate DAY = TestHouse.DAY;

    private final FakePartner partner = new FakePartner();
    private final TestHouse house = TestHouse.open(partner);
    private final ChannelCalendar calendar = new MappingFixture(house).calendar;
    private final TestHotel hotel = house.hotel();

    @AfterEach
    void close() {
        house.close();
    }

    private void round() {
        house.time().advance(Duration.ofMinutes(1));
        house.deliveryParts.round();
    }

    private void markAll() {
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
    }

    private ChannelCalendar.Night units(LocalDate night) {
        return calendar.month(hotel.owner, hotel.connectionId, JULY).rows().stream()
                .filter(row -> row.facet().equals("availability"))
                .flatMap(row -> row.nights().stream())
                .filter(n -> n.night().equals(night))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_cell_waits_until_the_partner_takes_it() {
        assertThat(units(DAY).standing()).isEqualTo(Standing.WAITING);
        markAll();
        round();
        assertThat(units(DAY)).isEqualTo(new ChannelCalendar.Night(DAY, 4L, 4L, null, Standing.SAME));
        hotel.sell(DAY, 1);
        assertThat(units(DAY)).isEqualTo(new ChannelCalendar.Night(DAY, 3L, 4L, null, Standing.WAITING));
        round();
        assertThat(units(DAY).standing()).isEqualTo(Standing.SAME);
    }

    @Test
    void refused_cells_are_listed_and_sent_again_when_a_person_says_so() {
        partner.refuse(change ->
                change instanceof AriChange.Availability a && a.nights().contains(DAY));
        markAll();
        round();
        assertThat(units(DAY).standing()).isEqualTo(Standing.REFUSED);
        assertThat(calendar.refused(hotel.owner, hotel.connectionId))
                .contains(new CellAsk(hotel.connectionId, "room", "", "availability", DAY));

        partner.refuse(change -> false);
        assertThat(calendar.retry(hotel.owner, hotel.connectionId)).isPositive();
        round();

        assertThat(units(DAY).standing()).isEqualTo(Standing.SAME);
        assertThat(calendar.refused(hotel.owner, hotel.connectionId)).isEmpty();
    }
}
