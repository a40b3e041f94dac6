package io.relais.connector.bookingcom;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.PartnerFault;
import io.relais.connector.bookingcom.Refusals.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer says about the changes of a message.
 *
 * @param applied true when the rest of the message counts; false when errors stand there without a success, which in
 *     OTA means that nothing was done
 * @param answer the refused changes
 */
record AriRefusals(boolean applied, AriAnswer answer) {
    private static final String WRONG_CURRENCY = "CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY";

    /** @throws PartnerFault when the answer is neither success nor refusal, or refuses our credentials */
    static AriRefusals of(AriMessage message, HttpAnswer http) {
        String support = BookingCalls.support(http);
        XmlNode answer = XmlText.parse(http.body())
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the answer is not XML" + support));
        List<Refusal> refusals = Refusals.in(answer);
        boolean success =
                !answer.deep("Success").isEmpty() || !answer.deep("ok").isEmpty();
        if (refusals.isEmpty() && !success) {
            throw PartnerFault.of(Fault.PROTOCOL, "the answer is neither success nor refusal" + support);
        }
        if (!success && refusals.stream().anyMatch(refusal -> refusal.code().matches("40[13]"))) {
            throw PartnerFault.of(
                    Fault.AUTH, "Booking.com refuses the account" + Refusals.words(http.body()) + support);
        }
        Map<AriChange, String> texts = new LinkedHashMap<>();
        for (Refusal refusal : refusals) {
            for (AriChange change : concerned(message, refusal)) {
                texts.merge(change, refusal.text(), (a, b) -> a.contains(b) ? a : a + "; " + b);
            }
        }
        List<Rejection> rejections = texts.entrySet().stream()
                .map(entry -> new Rejection(entry.getKey(), entry.getValue() + support))
                .toList();
        return new AriRefusals(success, new AriAnswer(rejections));
    }

    /** The changes of the message that are not refused. */
    List<AriChange> rest(AriMessage message) {
        List<AriChange> refused =
                answer.rejections().stream().map(Rejection::change).toList();
        return message.changes().stream()
                .filter(Predicate.not(refused::contains))
                .toList();
    }

    /** In doubt everything: a change shown as refused is looked at, one wrongly shown as taken is not. */
    private static List<AriChange> concerned(AriMessage message, Refusal refusal) {
        List<AriChange> all = message.changes();
        if ((refusal.code() + " " + refusal.text()).contains(WRONG_CURRENCY)) {
            List<AriChange> prices =
                    all.stream().filter(AriChange.Price.class::isInstance).toList();
            return prices.isEmpty() ? all : prices;
        }
        List<AriChange> byPosition = byPosition(message, refusal.record());
        if (!byPosition.isEmpty()) {
            return byPosition;
        }
        List<AriChange> byNumber = all.stream()
                .filter(change -> !refusal.record().isEmpty()
                        && (change.roomId().equals(refusal.record())
                                || rateId(change).equals(refusal.record())))
                .toList();
        if (!byNumber.isEmpty()) {
            return byNumber;
        }
        List<AriChange> mentioned = mentioned(mentioned(all, refusal, AriChange::roomId), refusal, AriRefusals::rateId);
        return mentioned.isEmpty() ? all : mentioned;
    }

    /** RecordID as the position of a message in our request, which we also gave it as LocatorID. */
    private static List<AriChange> byPosition(AriMessage message, String record) {
        if (!record.matches("[1-9]\\d{0,5}")) {
            return List.of();
        }
        List<XmlNode> items = XmlText.parse(message.body()).stream()
                .flatMap(XmlNode::stream)
                .filter(node -> !node.attr("LocatorID").isEmpty())
                .toList();
        int position = Integer.parseInt(record);
        return position > items.size()
                ? List.of()
                : message.changes().stream()
                        .filter(change -> isAbout(items.get(position - 1), change))
                        .toList();
    }

    private static boolean isAbout(XmlNode item, AriChange change) {
        boolean count = !item.attr("BookingLimit").isEmpty();
        return count == change instanceof AriChange.Availability
                && item.find("StatusApplicationControl")
                        .filter(control -> control.attr("InvTypeCode").equals(change.roomId())
                                && control.attr("RatePlanCode").equals(rateId(change))
                                && control.attr("Start")
                                        .equals(change.nights().first().toString())
                                && control.attr("End")
                                        .equals(change.nights().last().toString()))
                        .isPresent();
    }

    /** Those whose number stands in the text; all of them when none does. */
    private static List<AriChange> mentioned(
            List<AriChange> changes, Refusal refusal, Function<AriChange, String> number) {
        Map<String, Boolean> named = changes.stream()
                .map(number)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> names(refusal.text(), id)));
        return named.containsValue(true)
                ? changes.stream()
                        .filter(change -> named.getOrDefault(number.apply(change), false))
                        .toList()
                : changes;
    }

    private static boolean names(String text, String number) {
        return !number.isEmpty()
                && Pattern.compile("(?<![\\w-])" + Pattern.quote(number) + "(?![\\w-])")
                        .matcher(text)
                        .find();
    }

    private static String rateId(AriChange change) {
        return switch (change) {
            case AriChange.Availability availability -> "";
            case AriChange.Price price -> price.rateId();
            case AriChange.Restricted restricted -> restricted.rateId();
        };
    }
}
