package io.relais.server.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.relais.core.delivery.Notice;
import io.relais.core.delivery.Post;
import io.relais.server.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends owners what needs them, over the operator's SMTP server. Without one the notices stay on the channels page. */
@Singleton
class OwnerPost implements Post {
    private static final Logger LOG = Logger.getLogger(OwnerPost.class);

    private final Mailer mailer;
    private final Settings settings;
    private final AtomicBoolean silenceTold = new AtomicBoolean();

    @Inject
    OwnerPost(Mailer mailer, Settings settings) {
        this.mailer = mailer;
        this.settings = settings;
    }

    @Override
    public Outcome send(Notice notice, Notice.Reader reader) {
        if (settings.mail().host().isEmpty() || settings.mail().from().isEmpty()) {
            if (!silenceTold.getAndSet(true)) {
                LOG.warn("No mail is set up (relais.mail.host, relais.mail.from): owners are not told of trouble with a"
                        + " channel by e-mail; the channels page tells it.");
            }
            return Outcome.NO_MAIL;
        }
        NoticeText text = NoticeText.of(notice, reader, settings.publicUrl());
        try {
            mailer.send(Mail.withText(reader.email(), text.subject(), text.body())
                    // Out-of-office replies to a machine help nobody.
                    .addHeader("Auto-Submitted", "auto-generated"));
            return Outcome.SENT;
        } catch (RuntimeException e) {
            // The message of a mail server's refusal quotes the address.
            LOG.warnf("an e-mail to an owner was not sent: %s", e.getClass().getName());
            return Outcome.FAILED;
        }
    }
}
