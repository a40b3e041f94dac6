package io.relais.server.mail;

import io.relais.core.delivery.Notice;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A notice in words, in the reader's language: what it is, since when, whom it concerns, what to do. */
record NoticeText(String subject, String body) {
    private static final String BUNDLE = "messages.mail";

    static NoticeText of(Notice notice, Notice.Reader reader, Optional<URI> hub) {
        Words words = new Words(reader);
        String key = notice.kind().code();
        Instant solvedAt = notice.solvedAt();
        String title = words.of(key + ".title", notice.channelName());
        String subject = solvedAt != null
                ? words.of("subject.solved", title)
                : notice.again() ? words.of("subject.again", title) : title;
        StringBuilder body = new StringBuilder();
        body.append(words.of("hello", reader.name())).append("\n\n");
        body.append(
                solvedAt != null
                        ? words.of("solved", notice.channelName(), words.moment(solvedAt), words.moment(notice.since()))
                        : words.of(key + ".text", notice.channelName(), words.moment(notice.since())));
        body.append("\n\n").append(words.of("concerns", String.join(", ", notice.properties()), notice.accountLabel()));
        if (solvedAt == null) {
            if (!notice.said().isBlank()) {
                body.append('\n').append(words.of("said", notice.channelName(), notice.said()));
            }
            body.append("\n\n").append(words.of(key + ".next", notice.channelName()));
        }
        hub.ifPresent(url -> body.append("\n\n").append(url.resolve(page(notice.about()))));
        body.append("\n\n").append(words.of("bye")).append('\n');
        return new NoticeText(oneLine(subject), body.toString());
    }

    private static String page(Notice.About about) {
        if (about.feedId() != null) {
            return "/feeds/" + about.feedId();
        }
        return about.connectionId() == null ? "/channels" : "/channels/" + about.connectionId();
    }

    /** A line end in a name would end the header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The texts and forms of one reader. */
    private static final class Words {
        private final Locale locale;
        private final ZoneId zone;
        private final ResourceBundle bundle;

        Words(Notice.Reader reader) {
            boolean french = Locale.FRENCH.getLanguage().equals(reader.language());
            locale = french ? Locale.FRANCE : Locale.UK;
            zone = ZoneId.of(reader.timeZone());
            bundle = ResourceBundle.getBundle(
                    BUNDLE,
                    french ? Locale.FRENCH : Locale.ROOT,
                    NoticeText.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        }

        String of(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }

        String moment(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(at.atZone(zone));
        }
    }
}
