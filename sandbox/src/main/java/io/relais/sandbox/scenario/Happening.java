package io.relais.sandbox.scenario;

/** One thing that happens. Days and minutes count from the scenario's beginning; numbers of properties and the like from 0. */
public sealed interface Happening {
    int minute();

    /** A stay that somebody wants. {@code arrival}: the day. */
    record Wish(int type, int plan, int arrival, int nights, int adults) {}

    /** A guest books at a partner. {@code booking}: its number in this scenario, whether or not there is room for it. */
    record Booked(int minute, Spot at, int booking, Wish wish) implements Happening {}

    /** The guest of a booking that came about moves the stay. */
    record Moved(int minute, Spot at, int booking, int arrival, int nights) implements Happening {}

    /** The guest of a booking that came about cancels. */
    record Cancelled(int minute, Spot at, int booking) implements Happening {}

    /** The house sells. */
    record Sold(int minute, int property, int sale, Wish wish) implements Happening {}

    /** The house cancels what it sold. */
    record Released(int minute, int property, int sale) implements Happening {}

    /** New price of one product. {@code weekends}: Fridays and Saturdays only. {@code price}: minor units. */
    record Priced(int minute, int property, Product product, Span span, boolean weekends, long price)
            implements Happening {}

    /** New restrictions of one product. */
    record Restricted(int minute, int property, Product product, Span span, Rule rule) implements Happening {}

    /** Somebody changes a partner's calendar at the partner, behind everybody's back. {@code count}: left to sell. */
    record Edited(int minute, Spot at, int type, Span span, int count) implements Happening {}

    /** A partner stops answering. */
    record Down(int minute, String partner) implements Happening {}

    /** It answers again. */
    record Up(int minute, String partner) implements Happening {}

    /** The partners' clocks jump ahead. */
    record Skipped(int minute, int minutes) implements Happening {}

    /** A connection: the property's number, and the connection's among those of the property. */
    record Spot(int property, int connection) {}

    /** A type under a plan. */
    record Product(int type, int plan) {}

    /** Nights from a day on. */
    record Span(int first, int nights) {}

    /** What a night demands. {@code minStay}: of those who arrive then. */
    record Rule(int minStay, int maxStay, boolean closed, boolean noArrival, boolean noDeparture) {}
}
