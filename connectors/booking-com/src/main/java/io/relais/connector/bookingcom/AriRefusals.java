package io.relais.connector.bookingcom;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Cause;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.PartnerFault;
import io.relais.connector.bookingcom.Refusals.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern UNKNOWN = Pattern.compile(
            "(room|rate|roomrate|product)[\\w ]{0,40}(does_not_exist|does not exist|not_found|not found|unknown|not active|inactive)"
                    + "|(unknown|invalid|no such|inactive) (room|rate|roomrate|product)");
    /** "Unable to process" without another word names nothing that a person could mend. */
    private static final Pattern PASSING = Pattern.compile(
            "^(429|5\\d\\d) |temporar|try again|try later|timeout|timed out|internal[_ ](server[_ ])?error|overloaded"
                    + "|unable[_ ]to[_ ]process\\W*$");

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
        Map<AriChange, Rejection> told = new LinkedHashMap<>();
        for (Refusal refusal : refusals) {
            for (AriChange change : concerned(message, refusal)) {
                told.merge(change, new Rejection(change, refusal.text(), cause(refusal)), AriRefusals::both);
            }
        }
        List<Rejection> rejections = told.values().stream()
                .map(one -> new Rejection(one.change(), one.text() + support, one.cause()))
                .toList();
        return new AriRefusals(success, new AriAnswer(rejections));
    }

    /** What has to change is read from the partner's words: its codes are not published. In doubt a person looks at it. */
    private static Cause cause(Refusal refusal) {
        String words = (refusal.code() + " " + refusal.text()).toLowerCase(Locale.ROOT);
        if (UNKNOWN.matcher(words).find()) {
            return Cause.UNKNOWN_PRODUCT;
        }
        return PASSING.matcher(words).find() ? Cause.PASSING : Cause.VALUE;
    }

    /** The graver cause counts: what needs a mapping will not pass by itself. */
    private static Rejection both(Rejection a, Rejection b) {
        boolean unknown = a.cause() == Cause.UNKNOWN_PRODUCT || b.cause() == Cause.UNKNOWN_PRODUCT;
        boolean passing = a.cause() == Cause.PASSING && b.cause() == Cause.PASSING;
        return new Rejection(
                a.change(),
                a.text().contains(b.text()) ? a.text() : a.text() + "; " + b.text(),
                unknown ? Cause.UNKNOWN_PRODUCT : passing ? Cause.PASSING : Cause.VALUE);
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
            List<AriChange> prices = all.stream().filter(AriRefusals::isPrice).toList();
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

    private static boolean isPrice(AriChange change) {
        return change instanceof AriChange.Price || change instanceof AriChange.Stays;
    }

    /** RecordID as the position of a message in our request, which we also gave it as LocatorID. */
    private static List<AriChange> byPosition(AriMessage message, String record) {
        if (!record.matches("[1-9]\\d{0,5}")) {
            return List.of();
        }
        int position = Integer.parseInt(record);
        if (message.operation().equals(AriPacking.STAYS)) {
            return byLine(message.changes(), position);
        }
        if (BxmlAri.wrote(message)) {
            return position > message.changes().size()
                    ? List.of()
                    : List.of(message.changes().get(position - 1));
        }
        List<XmlNode> items = XmlText.parse(message.body()).stream()
                .flatMap(XmlNode::stream)
                .filter(node -> !node.attr("LocatorID").isEmpty())
                .toList();
        return position > items.size()
                ? List.of()
                : message.changes().stream()
                        .filter(change -> isAbout(items.get(position - 1), change))
                        .toList();
    }

    /** The run of arrivals in which a line lies: its lines differ in nothing but the arrival. */
    private static List<AriChange> byLine(List<AriChange> changes, int line) {
        int end = 0;
        for (AriChange change : changes) {
            end += change.nights().count();
            if (line <= end) {
                return List.of(change);
            }
        }
        return List.of();
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
            case AriChange.Stays stays -> stays.rateId();
            case AriChange.Restricted restricted -> restricted.rateId();
        };
    }
}
