package io.relais.server.console;

import io.relais.core.connection.Exchange;
import io.relais.core.connection.ExchangeView;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * One call to a partner as it is read. Request and answer were redacted before they were kept.
 *
 * @param outcome status of the answer, or the kind of fault
 */
public record ExchangeLine(
        String id,
        String when,
        String fullWhen,
        String what,
        Badge outcome,
        String took,
        String address,
        String ruid,
        String trace,
        String request,
        String answer) {
    private static final int SHOWN_MAX = 20_000;

    static ExchangeLine of(ExchangeView view, ZoneId zone, Visit visit) {
        Exchange exchange = view.exchange();
        Texts texts = visit.texts();
        return new ExchangeLine(
                view.id().toString(),
                visit.formats().moment(exchange.at(), zone),
                visit.formats().full(exchange.at(), zone),
                texts.orElse("operation." + exchange.operation(), exchange.operation()),
                outcome(exchange, texts),
                visit.formats().span(Duration.ofMillis(exchange.durationMillis())),
                exchange.method() + " " + exchange.address(),
                exchange.ruid(),
                view.trace(),
                shown(exchange.request(), texts),
                shown(exchange.answer(), texts));
    }

    private static Badge outcome(Exchange exchange, Texts texts) {
        String status = exchange.status().isPresent()
                ? String.valueOf(exchange.status().getAsInt())
                : texts.of("exchange.no-answer");
        if (exchange.fault().isEmpty()) {
            return new Badge("ok", status);
        }
        String kind = exchange.fault().toLowerCase(Locale.ROOT);
        return new Badge("danger", status + " · " + texts.orElse("fault." + kind, kind));
    }

    private static String shown(String text, Texts texts) {
        return text.length() <= SHOWN_MAX
                ? text
                : text.substring(0, SHOWN_MAX) + "\n… " + texts.of("exchange.cut", text.length());
    }
}
