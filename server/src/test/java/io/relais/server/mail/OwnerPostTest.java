package io.relais.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mailer;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Notice;
import io.relais.core.delivery.Post;
import io.relais.core.delivery.Trouble;
import io.relais.server.settings.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnerPostTest {
    private static final Instant SINCE = Instant.parse("2026-07-01T10:00:00Z");

    @Inject
    Post post;

    @Inject
    Mailer mailer;

    @Test
    void an_owner_is_told_what_it_is_and_what_to_do() {
        assertThat(post.send(notice(null, false), reader("olga@example.org", "en")))
                .isEqualTo(Post.Outcome.SENT);
        String text = onlyLetterTo("olga@example.org");
        assertThat(text)
                .contains("Subject: Booking.com refuses our access")
                .contains("From: hub@example.org")
                .contains("Auto-Submitted: auto-generated")
                .contains("Hello Olga,")
                .contains("since 1 Jul 2026, 12:00")
                .contains("It concerns: Hotel am See, Lodge")
                .contains("Booking.com said: key revoked")
                .contains("What to do: check at the partner");
    }

    @Test
    void a_letter_leads_to_the_page_of_what_it_is_about() {
        UUID id = UUID.randomUUID();
        assertThat(link(new Notice.About(null, null))).isEqualTo("https://hub.example.org/channels");
        assertThat(link(new Notice.About(id, null))).isEqualTo("https://hub.example.org/channels/" + id);
        assertThat(link(new Notice.About(null, id))).isEqualTo("https://hub.example.org/feeds/" + id);
    }

    private static String link(Notice.About about) {
        URI hub = URI.create("https://hub.example.org");
        return NoticeText.of(notice(about, null, false), reader("olga@example.org", "en"), Optional.of(hub))
                .body()
                .lines()
                .filter(line -> line.startsWith("https:"))
                .findAny()
                .orElseThrow();
    }

    @Test
    void in_french_for_who_reads_french_and_again_and_over_say_so() {
        post.send(notice(null, true), reader("fabien@example.org", "fr"));
        assertThat(onlyLetterTo("fabien@example.org"))
                .contains("Bonjour Olga,")
                .contains("Que faire : vérifiez chez le partenaire");
        post.send(notice(SINCE.plusSeconds(3_600), true), reader("over@example.org", "en"));
        assertThat(onlyLetterTo("over@example.org"))
                .contains("Subject: Over: Booking.com refuses our access")
                .contains("since 1 Jul 2026, 13:00")
                .doesNotContain("What to do");
    }

    @Test
    void a_mailbox_that_does_not_exist_is_a_failure_and_its_address_in_no_log() {
        List<String> logged = new ArrayList<>();
        Handler ear = new Ear(logged);
        Logger.getLogger("").addHandler(ear);
        try {
            assertThat(post.send(notice(null, false), reader("nobody@example.org", "en")))
                    .isEqualTo(Post.Outcome.FAILED);
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        assertThat(logged).anyMatch(line -> line.contains("was not sent")).noneMatch(line -> line.contains("nobody@"));
    }

    @Test
    void without_a_server_nothing_is_sent_and_said_so_once() {
        Settings none = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(Settings.class);
        List<String> logged = new ArrayList<>();
        Handler ear = new Ear(logged);
        Logger.getLogger("").addHandler(ear);
        try {
            OwnerPost silent = new OwnerPost(mailer, none);
            for (int i = 0; i < 3; i++) {
                assertThat(silent.send(notice(null, false), reader("silent@example.org", "en")))
                        .isEqualTo(Post.Outcome.NO_MAIL);
            }
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        assertThat(SmtpSink.lettersTo("silent@example.org")).isEmpty();
        assertThat(logged.stream().filter(line -> line.contains("No mail is set up")))
                .hasSize(1);
    }

    @Test
    void both_languages_say_the_same_things() throws java.io.IOException {
        assertThat(keys("mail_fr.properties")).isEqualTo(keys("mail.properties"));
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            assertThat(keys("mail.properties"))
                    .contains(kind.code() + ".title", kind.code() + ".text", kind.code() + ".next");
        }
    }

    private static Set<String> keys(String file) throws java.io.IOException {
        Properties texts = new Properties();
        try (var in = OwnerPost.class.getResourceAsStream("/messages/" + file)) {
            texts.load(java.util.Objects.requireNonNull(in));
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Notice notice(@Nullable Instant solvedAt, boolean again) {
        return notice(new Notice.About(null, null), solvedAt, again);
    }

    private static Notice notice(Notice.About about, @Nullable Instant solvedAt, boolean again) {
        return new Notice(
                UUID.randomUUID(),
                Trouble.Kind.AUTHORISATION_LOST,
                about,
                "Booking.com",
                "main",
                List.of("Hotel am See", "Lodge"),
                "key revoked",
                SINCE,
                solvedAt,
                again);
    }

    private static Notice.Reader reader(String email, String language) {
        return new Notice.Reader(email, "Olga", language, "Europe/Paris");
    }

    /** Without soft line breaks and with bytes for their names (RFC 2045, quoted-printable). */
    private static String onlyLetterTo(String address) {
        List<SmtpSink.Letter> letters = SmtpSink.lettersTo(address);
        assertThat(letters).hasSize(1);
        String text = letters.getFirst().text().replace("=\n", "");
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=' && text.substring(i).matches("(?s)=[0-9A-F]{2}.*")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(text.substring(i, i + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Hears everything that is logged. */
    private static final class Ear extends Handler {
        private final List<String> heard;

        Ear(List<String> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord record) {
            Throwable thrown = record.getThrown();
            heard.add(record.getMessage() + " " + java.util.Arrays.toString(record.getParameters())
                    + (thrown == null ? "" : thrown.toString()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
