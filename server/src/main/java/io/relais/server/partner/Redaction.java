package io.relais.server.partner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes card numbers, security codes and secrets out of what is recorded of an exchange. It works on text alone, so that it holds
 * for every partner's format and for broken answers too.
 */
final class Redaction {
    /** Longer texts are cut: the beginning tells enough. */
    static final int LENGTH_MAX = 20_000;

    private static final Pattern DIGITS = Pattern.compile("(?<![\\d.])(?:\\d[ -]?){13,19}(?![\\d.])");
    private static final Pattern SECRET_ELEMENT = Pattern.compile(
            "(?is)(<(?:\\w+:)?(?:cc_number|cc_cvc|cc_name|cc_expiration_date|cc_type|CardNumber|SeriesCode|CardHolderName|PlainText)\\b[^>]*>)[^<]+");
    private static final Pattern SECRET_ATTRIBUTE =
            Pattern.compile("(?i)\\b(CardNumber|SeriesCode|ExpireDate|CardHolderName)(\\s*=\\s*)\"[^\"]*\"");
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i)\"(client_secret|jwt|access_token|refresh_token|password|api[-_]?key|user-api-key|cvv|cvc|card_number|cardholder_name|expiration_date)\"(\\s*:\\s*)\"[^\"]*\"");
    private static final Pattern CONTACT_ELEMENT = Pattern.compile(
            "(?is)(<(?:\\w+:)?(?:first_name|last_name|guest_name|email|telephone|address|GivenName|Surname|Email|AddressLine)\\b[^>]*>)[^<]+");
    private static final Pattern CONTACT_ATTRIBUTE = Pattern.compile("(?i)\\b(PhoneNumber)(\\s*=\\s*)\"[^\"]*\"");
    private static final Pattern CONTACT_FIELD =
            Pattern.compile("(?i)\"(name|surname|mail|email|phone|address)\"(\\s*:\\s*)\"[^\"]*\"");

    private Redaction() {}

    static String of(String text) {
        String cut = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "… (cut)" : text;
        String redacted = SECRET_ELEMENT.matcher(cut).replaceAll("$1•••");
        redacted = CONTACT_ELEMENT.matcher(redacted).replaceAll("$1•••");
        for (Pattern pattern : new Pattern[] {SECRET_ATTRIBUTE, CONTACT_ATTRIBUTE}) {
            redacted = pattern.matcher(redacted).replaceAll("$1$2\"•••\"");
        }
        for (Pattern pattern : new Pattern[] {SECRET_FIELD, CONTACT_FIELD}) {
            redacted = pattern.matcher(redacted).replaceAll("\"$1\"$2\"•••\"");
        }
        return DIGITS.matcher(redacted).replaceAll(Redaction::maskedCard);
    }

    private static String maskedCard(java.util.regex.MatchResult match) {
        String digits = match.group().replaceAll("\\D", "");
        return isCard(digits)
                ? "•••• " + digits.substring(digits.length() - 4)
                : Matcher.quoteReplacement(match.group());
    }

    /** The check digit of card numbers (ISO/IEC 7812, Luhn): other long numbers, as reservation ids, are left alone. */
    private static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits.length() >= 13 && sum % 10 == 0;
    }
}
