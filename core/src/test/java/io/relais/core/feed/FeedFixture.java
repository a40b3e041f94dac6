package io.relais.core.feed;

import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.inventory.Nights;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A house whose units follow calendars; wired by hand, as the container does it in the server. */
final class FeedFixture implements AutoCloseable {
    static final String AIRBNB = "https://cal.airbnb.example/ical/secret-1.ics";
    static final String BOOKING = "https://cal.booking.example/export?t=secret-2";

    final FakeDoor door = new FakeDoor();
    final TestHouse house = TestHouse.open(new FakePartner(), new PlainCalendars());
    final FeedRows feedRows = new FeedRows(house.secrets, house.moment);
    final FeedNightRows nightRows = new FeedNightRows(house.moment);
    final FeedPolls polls;
    final Feeds feeds;
    final Quarantines quarantines;
    final CalendarExports exports;

    FeedFixture() {
        ExportRows exportRows = new ExportRows(house.moment);
        FeedApplying.Tables tables = new FeedApplying.Tables(
                feedRows, nightRows, new FeedStayRows(house.moment), new FeedSnapshotRows(house.moment), exportRows);
        FeedApplying applying = new FeedApplying(
                tables, new FeedStock(new Nights(), nightRows, house.dirtyNights), house.events, house.moment);
        FeedFetching fetching = new FeedFetching(door, house.connectors);
        FeedDesk desk = new FeedDesk(house.database, house.properties, tables, house.events, house.moment);
        polls = new FeedPolls(house.database, fetching, applying, house.moment);
        feeds = new Feeds(house.database, fetching, applying, new FeedConflicts(house.moment), desk);
        quarantines = new Quarantines(house.database, applying, desk);
        exports = new CalendarExports(
                house.database,
                desk,
                exportRows,
                new CalendarExports.Sheets(new Occupancy(house.moment), new Agenda(house.moment)),
                new CalendarExports.Chronicle(house.properties, house.connectors, house.events, house.moment));
    }

    /** The first unit of the hotel follows the address, which shows these lines. */
    Feed follow(TestHotel hotel, String address, String shape, String... lines) {
        return follow(hotel, hotel.unitIds.getFirst(), address, shape, lines);
    }

    Feed follow(TestHotel hotel, UUID unit, String address, String shape, String... lines) {
        door.shows(address, shape, lines);
        return feeds.add(hotel.owner, new NewFeed(unit, shape, address, SoftPolicy.BLOCK));
    }

    /** After so long every feed is polled that is due. */
    void pollAfter(Duration wait) {
        house.time().advance(wait);
        // Of one host only two are taken at a time.
        int polled;
        do {
            polled = polls.run(100);
        } while (polled > 0);
    }

    /** After an hour every feed is polled. */
    void poll() {
        pollAfter(Duration.ofHours(1));
    }

    Feed get(TestHotel hotel, Feed feed) {
        return feeds.get(hotel.owner, feed.id());
    }

    /** The nights that the feed holds, each by its date. */
    List<LocalDate> nights(TestHotel hotel, Feed feed) {
        return feeds.nights(hotel.owner, feed.id()).stream()
                .flatMap(NightRange::dates)
                .toList();
    }

    @Override
    public void close() {
        house.close();
    }
}
