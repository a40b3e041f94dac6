package io.relais.connector.ical;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence as far as nights need it: by days, never by hours. What iCal4j is given is written anew from what was understood, because it
 * neither checks numbers nor bounds its work: an interval of two thousand millions never ends there.
 *
 * @param until as written; null for none
 */
record Rule(
        Frequency frequency,
        int interval,
        int count,
        @Nullable Stamp until,
        Map<By, Set<String>> by,
        String weekStart) {
    private static final int INTERVAL_MAX = 1_000;
    private static final int COUNT_MAX = 100_000;
    private static final int VALUES_MAX = 100;
    private static final int NUMBER_LENGTH_MAX = 4;
    private static final Set<String> DAYS = Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /**
     * How often, and what one step costs.
     */
    enum Frequency {
        DAILY(1, 1),
        WEEKLY(7, 8),
        MONTHLY(31, 32),
        YEARLY(366, 366);

        private final int days;
        private final int work;

        Frequency(int days, int work) {
            this.days = days;
            this.work = work;
        }
    }

    /** What may be chosen by, with the largest number. */
    enum By {
        BYMONTH(12),
        BYWEEKNO(53),
        BYYEARDAY(366),
        BYMONTHDAY(31),
        BYDAY(53),
        BYSETPOS(366);

        private final int max;

        By(int max) {
            this.max = max;
        }
    }

    /** Reads it; null when it is too frequent, beyond measure, or no rule. */
    static @Nullable Rule read(String text) {
        Map<String, String> parts = parts(text.toUpperCase(Locale.ROOT));
        Frequency frequency = frequency(parts.getOrDefault("FREQ", ""));
        int interval = number(parts.getOrDefault("INTERVAL", "1"), INTERVAL_MAX);
        int count = parts.containsKey("COUNT") ? number(parts.getOrDefault("COUNT", ""), COUNT_MAX) : 0;
        String end = parts.getOrDefault("UNTIL", "");
        Stamp until = Stamp.read(end, "", false);
        if (frequency == null || interval < 1 || count < 0 || (count == 0 && parts.containsKey("COUNT"))) {
            return null;
        }
        if (!end.isEmpty() && until == null) {
            return null;
        }
        Map<By, Set<String>> chosen = new EnumMap<>(By.class);
        int values = 0;
        for (By by : By.values()) {
            Set<String> list = values(by, parts.getOrDefault(by.name(), ""), frequency);
            values += list == null ? VALUES_MAX : list.size();
            if (values > VALUES_MAX || list == null) {
                return null;
            }
            if (!list.isEmpty()) {
                chosen.put(by, list);
            }
        }
        String start = parts.getOrDefault("WKST", "MO");
        // Without a first day of the week iCal4j takes that of the machine's language.
        return new Rule(frequency, interval, count, until, chosen, DAYS.contains(start) ? start : "MO");
    }

    /** What it costs at most to find its dates, in steps of the machine. */
    long work(LocalDate seed, LocalDate from, LocalDate to) {
        LocalDate first = count > 0 || from.isBefore(seed) ? seed : from;
        long steps = Math.max(0, to.toEpochDay() - first.toEpochDay()) / ((long) frequency.days * interval) + 3;
        int values = by.values().stream().mapToInt(Set::size).sum();
        // A week's days are gone through even where none is chosen.
        boolean plain = values == 0 && frequency != Frequency.WEEKLY;
        return steps * (plain ? 1 : (long) frequency.work * (1 + values));
    }

    /**
     * Its dates from a date up to before another, the seed's not counted in unless the rule names it; at most so many.
     *
     * @param last the last date that may be one; null when it goes on
     * @throws DateTimeException when iCal4j cannot; it may throw other things of the kind
     */
    List<LocalDate> dates(LocalDate seed, @Nullable LocalDate last, LocalDate from, LocalDate to, int most) {
        Recur<LocalDate> recur = new Recur<>(text(last), false);
        return recur.getDates(seed, from, to.minusDays(1), most);
    }

    private String text(@Nullable LocalDate last) {
        return "FREQ=" + frequency
                + (interval > 1 ? ";INTERVAL=" + interval : "")
                + (count > 0 ? ";COUNT=" + count : "")
                + (last == null ? "" : ";UNTIL=" + last.format(DateTimeFormatter.BASIC_ISO_DATE))
                + by.entrySet().stream()
                        .map(entry -> ";" + entry.getKey() + "=" + String.join(",", entry.getValue()))
                        .collect(Collectors.joining())
                + ";WKST=" + weekStart;
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", VALUES_MAX)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.putIfAbsent(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private static @Nullable Frequency frequency(String word) {
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(word)) {
                return frequency;
            }
        }
        return null;
    }

    private static @Nullable Set<String> values(By by, String list, Frequency frequency) {
        Set<String> values = new LinkedHashSet<>();
        if (list.isEmpty()) {
            return values;
        }
        for (String one : list.split(",", VALUES_MAX + 1)) {
            String value = by == By.BYDAY ? day(one.strip(), frequency) : signed(one.strip(), by.max);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** A day of the week; which of the month or year only where there is one. */
    private static @Nullable String day(String text, Frequency frequency) {
        int name = text.length() - 2;
        if (name < 0 || !DAYS.contains(text.substring(name))) {
            return null;
        }
        boolean counted = name > 0 && (frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY);
        if (!counted) {
            return text.substring(name);
        }
        String which = signed(text.substring(0, name), By.BYDAY.max);
        return which == null ? null : which + text.substring(name);
    }

    private static @Nullable String signed(String text, int max) {
        boolean negative = text.startsWith("-");
        int number = number(negative || text.startsWith("+") ? text.substring(1) : text, max);
        return number < 1 ? null : (negative ? "-" : "") + number;
    }

    /** A number up to the largest; negative when it is none. */
    private static int number(String text, int max) {
        if (text.isEmpty() || text.length() > NUMBER_LENGTH_MAX + 2) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isDigit(text.charAt(i))) {
                return -1;
            }
        }
        int number = Integer.parseInt(text);
        return number > max ? -1 : number;
    }
}
