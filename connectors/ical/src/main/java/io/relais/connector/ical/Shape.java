package io.relais.connector.ical;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whose calendar it is, as far as that shows. It decides how an event's words are understood, never which nights it takes. */
enum Shape {
    AIRBNB("airbnb", "airbnb"),
    BOOKING_COM("booking-com", "booking.com"),
    VRBO("vrbo", "homeaway|vrbo|abritel|fewo-direkt"),
    GOOGLE("google", "google inc|google calendar"),
    /** The library it is written with writes for others too, so its name stands in the calendar's name only. */
    OWNERREZ("ownerrez", "ownerrez"),
    SMOOBU("smoobu", "smoobu"),
    VIKBOOKING("vikbooking", "vikbooking"),
    FEWOHBEE("fewohbee", "fewohbee"),
    MORNINGCROISSANT("morningcroissant", "morningcroissant"),
    HOSTAWAY("hostaway", "hostaway"),
    BEDS24("beds24", "beds24"),
    LODGIFY("lodgify", "lodgify"),
    GUESTY("guesty", "guesty"),
    HOLIDU("holidu", "holidu"),
    AGODA("agoda", "agoda"),
    TRIPADVISOR("tripadvisor", "tripadvisor"),
    RELAIS("relais", "-//relais//"),
    OTHER("other", "");

    private final String id;
    private final String marks;

    /** With what tells it, separated by bars. */
    Shape(String id, String marks) {
        this.id = id;
        this.marks = marks;
    }

    /** As told to the hub. */
    String id() {
        return id;
    }

    /** By the program that wrote it, else the calendar's name, else where its first event's id comes from. */
    static Shape of(String producer, String name, List<Draft> drafts) {
        Shape shape = marked(producer);
        if (shape == OTHER && marked(name) == OWNERREZ) {
            return OWNERREZ;
        }
        return shape != OTHER || drafts.isEmpty()
                ? shape
                : ofUid(drafts.getFirst().uid());
    }

    private static Shape ofUid(String uid) {
        String domain = uid.substring(uid.lastIndexOf('@') + 1);
        return uid.indexOf('@') < 0 ? OTHER : marked(domain);
    }

    private static Shape marked(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(shape -> shape == OTHER
                        || Stream.of(shape.marks.split("\\|", -1)).anyMatch(lower::contains))
                .findFirst()
                .orElse(OTHER);
    }
}
