package io.relais.sandbox.scenario;

import io.relais.sandbox.scenario.Happening.Product;
import io.relais.sandbox.scenario.Happening.Rule;
import io.relais.sandbox.scenario.Happening.Span;
import io.relais.sandbox.scenario.Happening.Spot;
import io.relais.sandbox.scenario.Happening.Wish;
import io.relais.sandbox.scenario.Scenario.Place;
import io.relais.sandbox.scenario.Scenario.UnitType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes down what happens in a scenario, in order. Everything that happens repeatedly draws from a generator of its own, so that
 * adding a connection does not change what happens elsewhere.
 */
public final class Script {
    private static final int MINUTES = 24 * 60;
    private static final int WISHES_TRIED = 12;
    private static final int REPRICED_NIGHTS = 90;
    private static final int PRICED_NIGHTS = 21;

    private final Scenario scenario;
    private final double highest;
    private final List<Happening> happenings = new ArrayList<>();
    private int bookings;
    private int sales;

    private Script(Scenario scenario) {
        this.scenario = scenario;
        this.highest = scenario.season().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /** What happens, by time. */
    public static List<Happening> of(Scenario scenario) {
        Script script = new Script(scenario);
        for (int property = 0; property < scenario.properties().size(); property++) {
            script.house(property);
            for (int link = 0;
                    link < scenario.properties().get(property).connections().size();
                    link++) {
                script.partner(new Spot(property, link));
            }
        }
        script.trouble();
        // Sorting keeps the order of what happens in the same minute, so the order is always the same.
        return script.happenings.stream()
                .sorted(Comparator.comparingInt(Happening::minute))
                .toList();
    }

    private void partner(Spot spot) {
        Place place = scenario.properties().get(spot.property());
        Random random =
                random("bookings/" + place.connections().get(spot.connection()).id());
        for (int minute : minutes(random, scenario.perDay().bookings())) {
            int number = bookings++;
            Wish wish = wish(random, place, minute);
            happenings.add(new Happening.Booked(minute, spot, number, wish));
            double mood = random.nextDouble();
            int later = later(random, minute, wish.arrival());
            if (mood < scenario.guests().cancelled()) {
                happenings.add(new Happening.Cancelled(later, spot, number));
            } else if (mood < scenario.guests().cancelled() + scenario.guests().changed()) {
                int arrival = Math.min(wish.arrival() + random.nextInt(3), scenario.days() - 1);
                happenings.add(new Happening.Moved(later, spot, number, arrival, nights(random)));
            }
        }
        Random edits =
                random("edits/" + place.connections().get(spot.connection()).id());
        for (int minute : minutes(edits, scenario.perDay().edits())) {
            int type = edits.nextInt(place.types().size());
            happenings.add(new Happening.Edited(
                    minute,
                    spot,
                    type,
                    span(edits, minute, 5),
                    edits.nextInt(place.types().get(type).units() + 1)));
        }
    }

    private void house(int property) {
        Place place = scenario.properties().get(property);
        Random random = random("sales/" + place.code());
        for (int minute : minutes(random, scenario.perDay().sales())) {
            int number = sales++;
            Wish wish = wish(random, place, minute);
            happenings.add(new Happening.Sold(minute, property, number, wish));
            if (random.nextDouble() < scenario.guests().cancelled()) {
                happenings.add(new Happening.Released(later(random, minute, wish.arrival()), property, number));
            }
        }
        prices(property, place, random("prices/" + place.code()));
        restrictions(property, place, random("restrictions/" + place.code()));
    }

    private void prices(int property, Place place, Random random) {
        for (int minute : minutes(random, scenario.perDay().prices())) {
            Product product = product(random, place);
            Span span = span(random, minute, PRICED_NIGHTS);
            boolean weekends = random.nextInt(3) == 0;
            happenings.add(
                    new Happening.Priced(minute, property, product, span, weekends, price(random, place, product)));
        }
        for (int minute : minutes(random, scenario.perDay().repricings())) {
            Span span = span(random, minute, REPRICED_NIGHTS);
            for (int type = 0; type < place.types().size(); type++) {
                for (int plan = 0; plan < place.plans().size(); plan++) {
                    Product product = new Product(type, plan);
                    happenings.add(new Happening.Priced(
                            minute, property, product, span, false, price(random, place, product)));
                }
            }
        }
    }

    private void restrictions(int property, Place place, Random random) {
        for (int minute : minutes(random, scenario.perDay().restrictions())) {
            Rule rule = switch (random.nextInt(5)) {
                case 0 -> new Rule(1, 0, true, false, false);
                case 1 -> new Rule(1 + random.nextInt(4), 0, false, true, false);
                case 2 -> new Rule(1, 7 + random.nextInt(7), false, false, true);
                default -> new Rule(1 + random.nextInt(5), 0, false, false, false);
            };
            happenings.add(new Happening.Restricted(
                    minute, property, product(random, place), span(random, minute, PRICED_NIGHTS), rule));
        }
    }

    private void trouble() {
        for (String partner : List.of("booking", "channex")) {
            Random random = random("outages/" + partner);
            for (int i = 0; i < scenario.trouble().outages(); i++) {
                int begin = random.nextInt(scenario.days() * MINUTES);
                int length = 30 + random.nextInt(Math.max(1, scenario.trouble().outageHours() * 60));
                happenings.add(new Happening.Down(begin, partner));
                happenings.add(new Happening.Up(begin + length, partner));
            }
        }
        Random random = random("skips");
        IntStream.range(0, scenario.trouble().skips())
                .mapToObj(i -> new Happening.Skipped(
                        random.nextInt(scenario.days() * MINUTES),
                        scenario.trouble().skipMinutes()))
                .forEach(happenings::add);
    }

    /** Moments over the whole scenario, so many a day on average. */
    private List<Integer> minutes(Random random, double perDay) {
        List<Integer> minutes = new ArrayList<>();
        double end = (double) scenario.days() * MINUTES;
        for (double at = gap(random, perDay); at < end; at += gap(random, perDay)) {
            minutes.add((int) at);
        }
        return minutes;
    }

    private static double gap(Random random, double perDay) {
        return perDay <= 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) * MINUTES / perDay;
    }

    /** Seldom a stay out of season: a day is taken as often as its weight says. */
    private Wish wish(Random random, Place place, int minute) {
        int today = minute / MINUTES;
        int arrival = today;
        for (int i = 0; i < WISHES_TRIED; i++) {
            double lead = -Math.log(1 - random.nextDouble()) * scenario.guests().leadDays();
            arrival = Math.min(today + (int) lead, scenario.days() - 1);
            if (random.nextDouble() * highest < weight(arrival)) {
                break;
            }
        }
        int type = random.nextInt(place.types().size());
        int adults = 1 + random.nextInt(Math.min(2, place.types().get(type).guests()));
        return new Wish(type, random.nextInt(place.plans().size()), arrival, nights(random), adults);
    }

    private double weight(int day) {
        return scenario.season().get(day * scenario.season().size() / scenario.days());
    }

    private int nights(Random random) {
        return 1 + random.nextInt(scenario.guests().nights());
    }

    /** Some time between the booking and the arrival. */
    private static int later(Random random, int minute, int arrival) {
        int least = minute + MINUTES;
        return least + random.nextInt(Math.max(1, arrival * MINUTES - least));
    }

    private Span span(Random random, int minute, int longest) {
        int today = minute / MINUTES;
        int first = today + random.nextInt(Math.max(1, scenario.days() - today));
        return new Span(first, Math.min(1 + random.nextInt(longest), scenario.days() - first));
    }

    private static Product product(Random random, Place place) {
        return new Product(
                random.nextInt(place.types().size()),
                random.nextInt(place.plans().size()));
    }

    private static long price(Random random, Place place, Product product) {
        UnitType type = place.types().get(product.type());
        return Math.max(1, type.price() * (70 + random.nextInt(80)) / 100);
    }

    private Random random(String stream) {
        return new Random(scenario.seed() * 1_000_003 + stream.hashCode());
    }
}
