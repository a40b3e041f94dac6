package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.LongRunOnly;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.TestMessage;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * What the desk changed stays under any order and repetition of the channel's later messages, which end in one state, also when
 * they drop the changed stay and bring it back.
 */
class OrderFreeKeptTest {
    @SuppressWarnings("NullAway.Init")
    private static TestHouse house;

    @BeforeContainer
    static void open() {
        house = TestHouse.open();
    }

    @AfterContainer
    static void close() {
        house.close();
    }

    @Property(tries = 25)
    void messages_after_a_change_at_the_desk_end_in_one_state(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 0, max = 3) int edit) {
        compare(story, edit);
    }

    @Property(tries = 400)
    @AddLifecycleHook(LongRunOnly.class)
    void every_message_after_a_change_at_the_desk_ends_in_one_state(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 0, max = 3) int edit) {
        compare(story, edit);
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any("R-1", "hotel");
    }

    private static void compare(Story story, int edit) {
        List<Integer> ordered = IntStream.range(0, story.written().size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> story.written().get(i).message().revision()))
                .toList();
        assertThat(state(story, story.arrivals(), edit)).isEqualTo(state(story, ordered, edit));
    }

    private static String state(Story story, List<Integer> arrivals, int edit) {
        TestHotel hotel = house.plan().units(2).open();
        house.receive(
                hotel,
                TestMessage.aMessage()
                        .of("R-1")
                        .to(hotel.remoteId)
                        .minute(-5)
                        .stay("1", TestHouse.DAY, 2)
                        .stay("2", TestHouse.DAY, 1)
                        .inbound());
        ReservationSheet sheet = hotel.get("R-1");
        change(hotel, sheet, edit);
        int copy = 0;
        for (int i : arrivals) {
            house.receive(hotel, story.written().get(i).to(hotel.remoteId).copy(copy++));
        }
        LifeInvariants.hold(house.database);
        return StateText.of(house.database, hotel) + "\n" + theirs(hotel);
    }

    private static void change(TestHotel hotel, ReservationSheet sheet, int edit) {
        Seen seen = Seen.any(sheet.id());
        SheetStay stay = sheet.stays().getFirst();
        Modifications modifications = house.reservationParts.modifications;
        switch (edit) {
            case 0 ->
                modifications.apply(
                        hotel.owner,
                        seen,
                        Modification.of(StayChange.dates(stay.id(), StayDates.of(TestHouse.DAY.plusDays(5), 3))),
                        PriceChoice.keep(""));
            case 1 ->
                modifications.apply(
                        hotel.owner,
                        seen,
                        new Modification(
                                List.of(new StayChange(
                                        stay.id(), null, null, null, null, Occupancy.of(1, 0), null, null, null)),
                                "of the desk",
                                null),
                        PriceChoice.type(77_77, "agreed"));
            case 2 -> house.reservationParts.statuses.change(hotel.owner, seen, StatusChange.to(Status.NO_SHOW));
            default -> house.reservationParts.statuses.change(hotel.owner, seen, StatusChange.to(Status.CHECKED_IN));
        }
    }

    private static String theirs(TestHotel hotel) {
        List<String> lines = house.database.read(handle -> handle.createQuery("""
                        select concat_ws(' ', k.line, k.field, k.ours, k.theirs, k.decided) from kept_field k
                        join reservation r on r.id = k.reservation_id where r.connection_id = :connection
                        order by k.line, k.field
                        """)
                .bind("connection", hotel.connectionId)
                .mapTo(String.class)
                .list());
        return String.join("\n", lines);
    }
}
