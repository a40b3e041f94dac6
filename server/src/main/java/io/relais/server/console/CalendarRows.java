package io.relais.server.console;

import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.ChannelCalendar.Standing;
import io.relais.core.inventory.BulkPreview;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Restriction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of a channel's calendar in words short enough for a grid, and in full for whoever looks closer. */
record CalendarRows(Visit visit, MappingSheet sheet, String currency, Map<Long, List<Long>> totals) {
    private static final String PRICE = "price:";
    private static final String STAYS = "stays:";
    private static final int TOTALS_SHOWN = 7;

    /** A room, or a rate of it, with its rows. */
    public record Product(String name, boolean room, List<Row> rows) {}

    /** One kind of value. */
    public record Row(String name, List<Cell> cells) {}

    /**
     * One value.
     *
     * @param tone same, waiting, refused, different or nothing: also the mark beside the value
     * @param word the tone in a word, empty when all is well
     * @param full everything in a sentence
     */
    public record Cell(String text, String tone, String word, String full, String link) {}

    static int differing(List<ChannelCalendar.Row> rows) {
        return (int) rows.stream()
                .flatMap(row -> row.nights().stream())
                .filter(night -> night.standing() != Standing.SAME && night.standing() != Standing.NOTHING)
                .count();
    }

    List<Product> products(List<ChannelCalendar.Row> rows) {
        Map<String, List<ChannelCalendar.Row>> byProduct = new LinkedHashMap<>();
        rows.forEach(row -> byProduct
                .computeIfAbsent(row.roomId() + "\n" + row.rateId(), k -> new ArrayList<>())
                .add(row));
        return byProduct.values().stream()
                .map(list -> new Product(
                        name(list.getFirst().roomId(), list.getFirst().rateId()),
                        list.getFirst().rateId().isEmpty(),
                        list.stream().map(this::row).toList()))
                .toList();
    }

    /** A product of the partner as people call it; the room alone without a rate. */
    String name(String roomId, String rateId) {
        String room = sheet.lines().stream()
                .filter(line -> line.product().roomId().equals(roomId))
                .map(line -> line.product().roomName())
                .findFirst()
                .orElse(roomId);
        if (rateId.isEmpty()) {
            return room;
        }
        return room + " · "
                + sheet.lines().stream()
                        .filter(line -> line.product().roomId().equals(roomId)
                                && line.product().rateId().equals(rateId))
                        .map(line -> line.product().rateName())
                        .findFirst()
                        .orElse(rateId);
    }

    private Row row(ChannelCalendar.Row row) {
        return new Row(
                facet(row.facet()),
                row.nights().stream().map(night -> cell(row, night)).toList());
    }

    /** "Availability", "Price for 2", "Stays for 2", "Restrictions". */
    String facet(String facet) {
        if (facet.startsWith(STAYS)) {
            return visit.texts().of("calendar.stays", facet.substring(STAYS.length()));
        }
        if (!facet.startsWith(PRICE)) {
            return visit.texts().of("calendar." + facet);
        }
        int people = Integer.parseInt(facet.substring(PRICE.length()));
        return people == 0 ? visit.texts().of("calendar.price") : visit.texts().of("calendar.price.people", people);
    }

    private Cell cell(ChannelCalendar.Row row, ChannelCalendar.Night night) {
        Texts texts = visit.texts();
        String tone = night.standing().name().toLowerCase(Locale.ROOT);
        boolean told = night.standing() == Standing.SAME || night.standing() == Standing.NOTHING;
        String word = told ? "" : texts.of("calendar.standing." + tone);
        String here = value(row.facet(), night.desired());
        Long held = night.observed() == null ? night.acknowledged() : night.observed();
        String there = held == null ? texts.of("calendar.unknown") : value(row.facet(), held);
        String full = visit.formats().day(night.night()) + ", "
                + (told
                        ? texts.of("calendar.standing." + tone) + ": " + here
                        : texts.of("calendar.here-there", here, there) + ": " + word);
        return new Cell(shortly(row.facet(), night.desired()), tone, word, full, link(row, night));
    }

    private String link(ChannelCalendar.Row row, ChannelCalendar.Night night) {
        return link(row.roomId(), row.rateId(), row.facet(), night.night());
    }

    /** Where a cell is explained. */
    String link(String roomId, String rateId, String facet, LocalDate night) {
        return "/channels/" + sheet.connection().id() + "/cell?room=" + encoded(roomId) + "&rate=" + encoded(rateId)
                + "&facet=" + encoded(facet) + "&night=" + night;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A value in full: "3 left", "€120.00", "closed, no arrival". */
    String value(String facet, @Nullable Long value) {
        if (value == null) {
            return visit.texts().of("calendar.none");
        }
        if (facet.startsWith(PRICE)) {
            return visit.formats().money(new Money(value, currency));
        }
        if (facet.startsWith(STAYS)) {
            return stays(value);
        }
        if (facet.equals("availability")) {
            return visit.texts().of("rates.left", value);
        }
        List<String> words = RateDay.rules(visit.texts(), BulkPreview.restriction(value));
        return words.isEmpty() ? visit.texts().of("bulk.no-demands") : String.join(", ", words);
    }

    /** "1 night €100.00, 2 nights €190.00, ..., up to 30 nights", or that no stay begins there. */
    private String stays(long number) {
        List<Long> list = totals.get(number);
        if (list == null) {
            return visit.texts().of("calendar.stays.unknown");
        }
        List<String> words = new ArrayList<>();
        for (int nights = 1; nights <= list.size() && words.size() < TOTALS_SHOWN; nights++) {
            if (list.get(nights - 1) > 0) {
                words.add(visit.texts()
                        .of(
                                "calendar.stays.total",
                                nights,
                                visit.formats().money(new Money(list.get(nights - 1), currency))));
            }
        }
        if (words.isEmpty()) {
            return visit.texts().of("calendar.stays.none");
        }
        String told = String.join(", ", words);
        return list.size() > TOTALS_SHOWN ? visit.texts().of("calendar.stays.longest", told, list.size()) : told;
    }

    /** What the shortest stay costs, with its nights where it is more than one. */
    private String shortStay(long number) {
        List<Long> list = totals.getOrDefault(number, List.of());
        for (int nights = 1; nights <= list.size(); nights++) {
            if (list.get(nights - 1) > 0) {
                return (nights == 1 ? "" : nights + "× ") + plain(list.get(nights - 1));
            }
        }
        return "–";
    }

    private String plain(long minor) {
        Money money = new Money(minor, currency);
        return money.toDecimal().stripTrailingZeros().scale() <= 0
                ? money.toDecimal().toBigInteger().toString()
                : money.toDecimal().toPlainString();
    }

    /** The same in the width of a column. */
    private String shortly(String facet, @Nullable Long value) {
        if (value == null) {
            return "–";
        }
        if (facet.startsWith(PRICE)) {
            return plain(value);
        }
        if (facet.startsWith(STAYS)) {
            return shortStay(value);
        }
        if (facet.equals("availability")) {
            return String.valueOf(value);
        }
        return shortly(BulkPreview.restriction(value));
    }

    private String shortly(Restriction rule) {
        Texts texts = visit.texts();
        List<String> words = new ArrayList<>();
        if (rule.closed()) {
            words.add(texts.of("calendar.short.closed"));
        }
        int least = Math.max(rule.minStayArrival(), rule.minStayThrough());
        if (least > 1) {
            words.add("≥" + least);
        }
        if (rule.maxStay() > 0) {
            words.add("≤" + rule.maxStay());
        }
        if (rule.closedToArrival()) {
            words.add(texts.of("calendar.short.no-arrival"));
        }
        if (rule.closedToDeparture()) {
            words.add(texts.of("calendar.short.no-departure"));
        }
        return words.isEmpty() ? "·" : String.join(" ", words);
    }
}
