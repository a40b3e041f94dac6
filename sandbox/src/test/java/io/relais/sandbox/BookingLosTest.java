package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.BookingRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals of stays, and what guests then pay. */
class BookingLosTest {
    private static final String PATH = "/booking/supply/hotels/csv/los_pricing";

    private final Fixture fixture;
    private final String line;

    BookingLosTest() throws Exception {
        fixture = new Fixture();
        line = Fixture.DAY + ",2," + Fixture.DOUBLE.roomId() + "," + Fixture.DOUBLE.rateId() + ",EUR,";
    }

    @BeforeEach
    void open() {
        fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 3);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void guests_pay_the_total_of_their_stay() throws Exception {
        assertThat(send(line + "100.00,0,250.01\n")).contains("<ok/>").contains("RUID");
        BookedRoom room = fixture.book(stay(3)).rooms().getFirst();
        assertThat(room.nights()).extracting(BookedRoom.BookedNight::amount).containsExactly(83_35L, 83_33L, 83_33L);
    }

    @Test
    void a_length_without_a_total_cannot_be_booked() throws Exception {
        send(line + "100.00,0,250.01\n");
        assertThat(Fixture.refusal(fixture.sandbox.booking().guests().book(stay(2))))
                .isEqualTo("no-such-stay");
        assertThat(Fixture.refusal(fixture.sandbox.booking().guests().book(stay(4))))
                .isEqualTo("no-such-stay");
        send(line + "0\n");
        assertThat(Fixture.refusal(fixture.sandbox.booking().guests().book(stay(1))))
                .isEqualTo("no-such-stay");
    }

    @Test
    void each_wrong_line_is_told_by_its_position() throws Exception {
        String wrong = line + "100\n"
                + line.replace("EUR", "USD") + "100\n"
                + line + "100.001\n"
                + line.replace(",2,", ",9,") + "100\n"
                + line + "50000.01\n"
                + line.replace(Fixture.DAY.toString(), "2026-01-01") + "100\n";
        assertThat(send(wrong))
                .contains("record=\"2\">CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY")
                .contains("record=\"3\"")
                .contains("record=\"4\">OCCUPANCY_INVALID")
                .contains("record=\"5\">MAXIMUM_PRICE_EXCEEDED")
                .contains("record=\"6\">NOT_A_VALID_DATE")
                .doesNotContain("record=\"1\"");
    }

    @Test
    void totals_survive_a_restart_of_the_calendar() throws Exception {
        send(line + "100.00\n");
        fixture.sandbox.booking().restore(fixture.sandbox.booking().save());
        assertThat(Fixture.refusal(fixture.sandbox.booking().guests().book(stay(2))))
                .isEqualTo("no-such-stay");
    }

    private static BookingRequest stay(int nights) {
        return BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, nights);
    }

    private String send(String body) throws Exception {
        return fixture.send("POST", PATH, body, fixture.bearer()).body();
    }
}
