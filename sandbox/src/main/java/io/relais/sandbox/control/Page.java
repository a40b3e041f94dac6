package io.relais.sandbox.control;

import static io.relais.sandbox.control.Html.escape;

import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Partner;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page at the root: one property at one partner, its own view of the next nights, its bookings, and a form to book. */
final class Page {
    private static final Map<String, String> PARTNER_NAMES = Map.of("booking", "Booking.com", "channex", "Channex");

    private final Control.Parts parts;
    private final String template = Assets.text("page.html");

    Page(Control.Parts parts) {
        this.parts = parts;
    }

    Reply show(Exchange exchange) {
        var texts = new Texts(exchange.param("lang")
                .or(() -> exchange.header("Accept-Language"))
                .orElse("en"));
        String name =
                exchange.param("partner").filter(parts.partners()::containsKey).orElse("booking");
        Partner partner = parts.partners()
                .getOrDefault(name, parts.partners().values().iterator().next());
        Optional<Hotel> hotel = exchange.param("hotel")
                .flatMap(partner.catalogue()::find)
                .or(() -> partner.catalogue().hotels().stream().findFirst());
        var sections = new PageSections(parts, partner, texts);
        var values = new TreeMap<String, String>();
        values.put("lang", texts.language());
        values.put("partner", escape(name));
        values.put("hotelId", escape(hotel.map(Hotel::id).orElse("")));
        values.put("hotelName", escape(hotel.map(Hotel::name).orElse("–")));
        values.put("partnerName", escape(PARTNER_NAMES.getOrDefault(name, name)));
        values.put("choices", choices(name, hotel));
        values.put("grid", hotel.map(sections::grid).orElse(""));
        values.put("rooms", hotel.map(sections::rateOptions).orElse(""));
        values.put("tomorrow", parts.today().plusDays(1).toString());
        values.put("bookings", hotel.map(sections::bookings).orElse(""));
        values.put("queue", sections.queue());
        values.put("calls", sections.calls(name));
        values.put("faults", sections.faults());
        values.put("operations", sections.operations(name));
        values.put("kinds", sections.kinds());
        return Reply.html(Html.fill(template, values, texts)).with("Cache-Control", "no-store");
    }

    private String choices(String chosen, Optional<Hotel> hotel) {
        return new TreeMap<>(parts.partners())
                .entrySet().stream()
                        .map(entry -> "<optgroup label=\"%s\">%s</optgroup>"
                                .formatted(
                                        escape(PARTNER_NAMES.getOrDefault(entry.getKey(), entry.getKey())),
                                        options(entry.getKey(), entry.getValue(), chosen, hotel)))
                        .collect(Collectors.joining());
    }

    private static String options(String name, Partner partner, String chosen, Optional<Hotel> current) {
        return partner.catalogue().hotels().stream()
                .map(hotel -> String.format(
                        Locale.ROOT,
                        "<option value=\"%s/%s\"%s>%s · %s</option>",
                        escape(name),
                        escape(hotel.id()),
                        name.equals(chosen) && current.filter(hotel::equals).isPresent() ? " selected" : "",
                        escape(hotel.name()),
                        escape(PARTNER_NAMES.getOrDefault(name, name))))
                .collect(Collectors.joining());
    }
}
