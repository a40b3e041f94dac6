package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which changes share a request.
 *
 * @param itemsMax status or price messages in one request; with about 250 bytes each, 500 stay near 120 kB
 * @param monthly one calendar month per request, as Booking.com recommends for prices. Not required anywhere we could
 *     read, and a full year would take twelve times the calls: off, until an account is told otherwise
 */
record AriPacking(int itemsMax, boolean monthly) {
    static final AriPacking USUAL = new AriPacking(500, false);

    static final String AVAILABILITY = "ari.availability";
    static final String PRICES = "ari.prices";
    static final String STAYS = "ari.stays";

    /** Status messages that one restriction takes: open, arrival, departure, lengths on arrival, lengths through. */
    private static final int ITEMS_OF_RESTRICTION = 5;

    /**
     * Restrictions before counts, as a closed room must be opened before its count means anything; prices last, because
     * a count that is late oversells and a price that is late does not.
     */
    List<AriMessage> pack(AriUpdate update) {
        List<AriMessage> messages = new ArrayList<>();
        for (List<AriChange> month : months(update.changes())) {
            List<List<AriChange>> status = Stream.concat(
                            month.stream().filter(AriChange.Restricted.class::isInstance),
                            month.stream().filter(AriChange.Availability.class::isInstance))
                    .map(List::of)
                    .toList();
            for (List<AriChange> part : parts(status)) {
                messages.add(message(update, AVAILABILITY, AriXml.availability(update.remotePropertyId(), part), part));
            }
        }
        for (List<AriChange> month : months(update.changes())) {
            for (List<AriChange> part : parts(priceGroups(month))) {
                messages.add(message(update, PRICES, AriXml.prices(update.remotePropertyId(), part), part));
            }
        }
        for (List<AriChange> month : stays(update.changes())) {
            messages.add(message(update, STAYS, LosCsv.body(month), month));
        }
        return List.copyOf(messages);
    }

    /** Totals of stays: one calendar month of arrivals per request, which Booking.com asks for here, and not too many lines. */
    private static List<List<AriChange>> stays(List<AriChange> changes) {
        List<AriChange> stays =
                changes.stream().filter(AriChange.Stays.class::isInstance).toList();
        List<List<AriChange>> parts = new ArrayList<>();
        for (List<AriChange> month : new AriPacking(LosCsv.LINES_MAX, true).months(stays)) {
            List<AriChange> part = new ArrayList<>();
            int lines = 0;
            for (AriChange change : month) {
                if (!part.isEmpty() && lines + change.nights().count() > LosCsv.LINES_MAX) {
                    parts.add(part);
                    part = new ArrayList<>();
                    lines = 0;
                }
                part.add(change);
                lines += change.nights().count();
            }
            parts.add(part);
        }
        return parts;
    }

    private static AriMessage message(AriUpdate update, String operation, String body, List<AriChange> changes) {
        return new AriMessage(operation, update.remotePropertyId(), body, changes);
    }

    /** Prices of one product over the same nights, told for several numbers of people, are one message. */
    private static List<List<AriChange>> priceGroups(List<AriChange> changes) {
        record Product(String room, String rate, NightRange nights) {}
        Map<Product, List<AriChange>> groups = new LinkedHashMap<>();
        for (AriChange change : changes) {
            if (change instanceof AriChange.Price price) {
                groups.computeIfAbsent(
                                new Product(price.roomId(), price.rateId(), price.nights()), key -> new ArrayList<>())
                        .add(price);
            }
        }
        return List.copyOf(groups.values());
    }

    /** Fills requests up to the limit without tearing a group apart. */
    private List<List<AriChange>> parts(List<List<AriChange>> groups) {
        List<List<AriChange>> parts = new ArrayList<>();
        List<AriChange> part = new ArrayList<>();
        int items = 0;
        for (List<AriChange> group : groups) {
            int needed = group.getFirst() instanceof AriChange.Restricted ? ITEMS_OF_RESTRICTION : 1;
            if (!part.isEmpty() && items + needed > itemsMax) {
                parts.add(part);
                part = new ArrayList<>();
                items = 0;
            }
            part.addAll(group);
            items += needed;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private List<List<AriChange>> months(List<AriChange> changes) {
        if (!monthly) {
            return changes.isEmpty() ? List.of() : List.of(changes);
        }
        Map<YearMonth, List<AriChange>> months = new TreeMap<>();
        for (AriChange change : changes) {
            LocalDate first = change.nights().first();
            while (!first.isAfter(change.nights().last())) {
                YearMonth month = YearMonth.from(first);
                LocalDate end = month.atEndOfMonth();
                LocalDate last = end.isBefore(change.nights().last())
                        ? end
                        : change.nights().last();
                months.computeIfAbsent(month, key -> new ArrayList<>()).add(change.over(new NightRange(first, last)));
                first = end.plusDays(1);
            }
        }
        return List.copyOf(months.values());
    }
}
