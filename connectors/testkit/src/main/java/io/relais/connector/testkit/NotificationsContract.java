package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Notification;
import io.relais.connector.Notification.About;
import io.relais.connector.ReadsNotifications;
import io.relais.connector.UnreadableMessage;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * The scenarios of {@link ReadsNotifications}, with one raw body per file of {@code contract/<id>/notifications/}: {@code payment},
 * {@code message} and {@code other}, a type that nobody knows yet.
 */
public interface NotificationsContract extends ConnectorContract {
    default ReadsNotifications readsNotifications() {
        return (ReadsNotifications) connector();
    }

    @Test
    default void each_notification_says_what_to_ask_for() {
        Map<String, About> expected =
                Map.of("payment", About.PAYMENTS, "message", About.MESSAGES, "other", About.OTHER);
        SortedMap<String, String> files =
                Resources.texts(Resources.folder("contract/" + connector().id() + "/notifications"));
        assertThat(files).hasSizeGreaterThanOrEqualTo(expected.size());
        files.forEach((file, body) -> {
            Notification read = readsNotifications().notification(body);
            assertThat(read.id()).isNotBlank();
            assertThat(read.type()).isNotBlank();
            assertThat(read.about()).as(file).isEqualTo(expected.get(file.substring(0, file.indexOf('.'))));
            if (read.about() == About.PAYMENTS) {
                assertThat(read.externalId()).isPresent();
            }
        });
    }

    @Test
    default void a_damaged_notification_is_unreadable_and_never_a_crash() {
        for (String body : new String[] {"", "null", "[]", "{}", "{\"metadata\":null}", "<a/>", "\u0000"}) {
            assertThatThrownBy(() -> readsNotifications().notification(body)).isInstanceOf(UnreadableMessage.class);
        }
    }
}
