package io.relais.seeds;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Prices and restrictions of a property's file, spread over nights and joined again to runs of equal nights. */
final class Tariff {
    private static final int HUNDRED = 100;

    private final House house;
    private final LocalDate today;
    private final NightRange nights;

    Tariff(House house, LocalDate today, NightRange nights) {
        this.house = house;
        this.today = today;
        this.nights = nights;
    }

    /** A run of nights with one value. */
    record Run<T>(NightRange nights, T value) {}

    /** Prices by number of people; 0 = whatever the number. */
    Map<Integer, List<Run<Money>>> prices(House.Type type, House.Plan plan) {
        Map<String, String> shares = type.node().map("occupancy");
        Map<Integer, List<Run<Money>>> prices = new LinkedHashMap<>();
        if (shares.isEmpty()) {
            prices.put(0, runs(night -> price(type, night, plan.percent() * HUNDRED)));
        }
        shares.forEach((people, percent) -> prices.put(
                Integer.valueOf(people),
                runs(night -> price(type, night, plan.percent() * Integer.parseInt(percent)))));
        return prices;
    }

    /** Restrictions, only where there are some. */
    List<Run<Restriction>> restrictions(House.Type type, House.Plan plan) {
        List<Node> rules = house.file().nodes("restrictions").stream()
                .filter(rule -> names(rule, "unitTypes", type.code()) && names(rule, "ratePlans", plan.code()))
                .toList();
        return runs(night -> rules.stream()
                        .filter(rule -> applies(rule, night))
                        .map(Tariff::restriction)
                        .reduce(Restriction.NONE, Tariff::stricter))
                .stream()
                .filter(run -> !run.value().equals(Restriction.NONE))
                .toList();
    }

    private Optional<Money> amount(House.Type type, LocalDate night) {
        String season = house.file().node("seasons").values().keySet().stream()
                .map(String::valueOf)
                .filter(name -> house.file().node("seasons").numbers(name).contains(night.getMonthValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no season has " + night.getMonth()));
        String day = house.file().texts("weekend").contains(day(night.getDayOfWeek())) ? "weekend" : "week";
        return type.node()
                .node("prices")
                .node(season)
                .find(day)
                .map(text -> Money.ofDecimal(new BigDecimal(text), house.currency()));
    }

    private Money price(House.Type type, LocalDate night, int tenThousandths) {
        long minor = amount(type, night).orElseThrow().minor() * tenThousandths / (HUNDRED * HUNDRED);
        long step = Money.ofDecimal(new BigDecimal(house.file().text("rounding")), house.currency())
                .minor();
        return new Money((minor + step / 2) / step * step, house.currency());
    }

    private <T> List<Run<T>> runs(Function<LocalDate, T> values) {
        List<Run<T>> runs = new ArrayList<>();
        nights.dates().forEach(night -> {
            T value = values.apply(night);
            Run<T> last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.value().equals(value)) {
                runs.set(runs.size() - 1, new Run<>(new NightRange(last.nights().first(), night), value));
            } else {
                runs.add(new Run<>(NightRange.of(night), value));
            }
        });
        return runs;
    }

    private boolean applies(Node rule, LocalDate night) {
        List<Integer> days = rule.numbers("days");
        return !night.isBefore(today.plusDays(days.getFirst()))
                && !night.isAfter(today.plusDays(days.getLast()))
                && names(rule, "months", String.valueOf(night.getMonthValue()))
                && names(rule, "weekdays", day(night.getDayOfWeek()));
    }

    /** A rule that names none speaks of all. */
    private static boolean names(Node rule, String key, String value) {
        List<String> named = rule.texts(key);
        return named.isEmpty() || named.contains(value);
    }

    private static Restriction restriction(Node rule) {
        return new Restriction(
                rule.number("minStayArrival", 1),
                rule.number("minStayThrough", 1),
                rule.number("maxStay", 0),
                rule.flag("closed"),
                rule.flag("closedToArrival"),
                rule.flag("closedToDeparture"));
    }

    private static Restriction stricter(Restriction a, Restriction b) {
        int maxStay = a.maxStay() == 0 || b.maxStay() == 0
                ? Math.max(a.maxStay(), b.maxStay())
                : Math.min(a.maxStay(), b.maxStay());
        return new Restriction(
                Math.max(a.minStayArrival(), b.minStayArrival()),
                Math.max(a.minStayThrough(), b.minStayThrough()),
                maxStay,
                a.closed() || b.closed(),
                a.closedToArrival() || b.closedToArrival(),
                a.closedToDeparture() || b.closedToDeparture());
    }

    private static String day(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
