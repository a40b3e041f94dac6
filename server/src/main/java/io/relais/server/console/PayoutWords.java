package io.relais.server.console;

import io.relais.connector.PartnerPayment;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a channel pays, in lines for people. */
final class PayoutWords {
    private PayoutWords() {}

    static List<String> of(PartnerPayment payment, Visit visit) {
        Texts texts = visit.texts();
        List<String> lines = new ArrayList<>();
        lines.add(texts.of("desk.payout." + code(payment.status())));
        payment.transfers()
                .forEach(one -> lines.add(texts.of(
                        "desk.transfer",
                        visit.formats().money(one.amount()),
                        (visit.formats().day(one.on().orElse(null)) + " " + one.reference()).strip())));
        payment.cards()
                .forEach(one -> lines.add(texts.of(
                        "desk.card",
                        money(one.balance(), visit),
                        visit.formats().day(one.from().orElse(null)) + " – "
                                + visit.formats().day(one.until().orElse(null)))));
        payment.charges()
                .forEach(one -> lines.add(
                        texts.of("desk.charge", one.type(), visit.formats().money(one.amount()))));
        return lines;
    }

    private static String money(Optional<Money> amount, Visit visit) {
        return amount.map(visit.formats()::money).orElse("?");
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
