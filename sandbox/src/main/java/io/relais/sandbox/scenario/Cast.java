package io.relais.sandbox.scenario;

import io.relais.sandbox.scenario.Scenario.Link;
import io.relais.sandbox.scenario.Scenario.Place;
import io.relais.sandbox.scenario.Scenario.UnitType;
import io.relais.sandbox.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The partners' side of a scenario: the accounts, and the numbers they give to rooms and rates. */
public final class Cast {
    /** The key of the Channex account. */
    public static final String CHANNEX_KEY = "scenario-key";

    private Cast() {}

    /** The id and secret of a Booking.com account; invented, like everything here. */
    public static String clientId(String account) {
        return "scenario-" + account;
    }

    public static String clientSecret(String account) {
        return "not-a-secret-" + account;
    }

    /** The partner's number of a type of the property. */
    public static String room(Link link, int type) {
        return link.partner().equals("booking") ? link.id() + "%02d".formatted(type + 1) : uuid(link, "room/" + type);
    }

    /** The partner's number of a plan; at Channex each type has its own. */
    public static String rate(Link link, int type, int plan) {
        return link.partner().equals("booking")
                ? link.id() + "9%02d".formatted(plan + 1)
                : uuid(link, "rate/" + type + "/" + plan);
    }

    /** What the partners know before anything happens. */
    public static Seeds seeds(Scenario scenario) {
        List<Seeds.Account> accounts = links(scenario, "booking")
                .map(Link::account)
                .distinct()
                .map(account -> new Seeds.Account(clientId(account), clientSecret(account), "ota"))
                .toList();
        List<Seeds.HotelSeed> hotels = new ArrayList<>();
        List<Seeds.PropertySeed> properties = new ArrayList<>();
        for (Place place : scenario.properties()) {
            for (Link link : place.connections()) {
                if (link.partner().equals("booking")) {
                    hotels.add(hotel(place, link));
                } else {
                    properties.add(property(place, link));
                }
            }
        }
        return new Seeds(
                new Seeds.BookingSeeds(accounts, hotels), new Seeds.ChannexSeeds(CHANNEX_KEY, properties), null, null);
    }

    private static Stream<Link> links(Scenario scenario, String partner) {
        return scenario.properties().stream()
                .flatMap(place -> place.connections().stream())
                .filter(link -> link.partner().equals(partner));
    }

    private static Seeds.HotelSeed hotel(Place place, Link link) {
        List<Seeds.RoomSeed> rooms = new ArrayList<>();
        for (int type = 0; type < place.types().size(); type++) {
            UnitType one = place.types().get(type);
            int number = type;
            List<Seeds.RateSeed> rates = IntStream.range(0, place.plans().size())
                    .mapToObj(plan -> new Seeds.RateSeed(
                            rate(link, number, plan), place.plans().get(plan)))
                    .toList();
            rooms.add(new Seeds.RoomSeed(room(link, type), one.name(), one.guests(), null, rates));
        }
        return new Seeds.HotelSeed(link.id(), place.name(), place.currency(), clientId(link.account()), rooms);
    }

    private static Seeds.PropertySeed property(Place place, Link link) {
        List<Seeds.RoomTypeSeed> types = new ArrayList<>();
        List<Seeds.RatePlanSeed> plans = new ArrayList<>();
        for (int type = 0; type < place.types().size(); type++) {
            UnitType one = place.types().get(type);
            types.add(new Seeds.RoomTypeSeed(room(link, type), one.name(), one.guests(), null));
            for (int plan = 0; plan < place.plans().size(); plan++) {
                plans.add(new Seeds.RatePlanSeed(
                        rate(link, type, plan),
                        one.name() + " " + place.plans().get(plan),
                        room(link, type),
                        "per_room"));
            }
        }
        return new Seeds.PropertySeed(link.id(), place.name(), place.currency(), null, types, plans);
    }

    private static String uuid(Link link, String part) {
        return UUID.nameUUIDFromBytes((link.id() + "/" + part).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
