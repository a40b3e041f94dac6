package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Connector;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.FollowsMaster;
import io.relais.connector.ListsProducts;
import io.relais.connector.ListsReservations;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReadsBack;
import io.relais.connector.ReadsCalendars;
import io.relais.connector.ReadsNotifications;
import io.relais.connector.ReceivesHints;
import io.relais.connector.RecoversReservations;
import io.relais.connector.ReportsReservations;
import io.relais.connector.Settings;
import io.relais.connector.SummarisesReservations;
import io.relais.connector.TellsPayments;
import io.relais.connector.WritesCalendars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector owes, whatever its roles. The roles' contracts extend it. */
public interface ConnectorContract {
    /** A new instance of the connector under test. */
    Connector connector();

    /** Complete settings that send every call to the given address; secrets must be recognisable words of their own. */
    Settings settings(String partnerUrl);

    /** A stage with this connector's partner. */
    default Stage stage() {
        return Stage.of(connector().id(), this::settings);
    }

    @Test
    default void connector_yaml_names_the_connector() {
        Descriptor yaml = Descriptor.of(connector());
        assertThat(yaml.text("id")).isEqualTo(connector().id()).matches("[a-z][a-z0-9-]*");
        assertThat(yaml.text("name")).isNotBlank();
        assertThat(yaml.text("kind")).isIn("ota", "aggregator", "master", "calendar", "example");
    }

    @Test
    default void connector_yaml_says_what_the_hub_needs_for_each_role() {
        Descriptor yaml = Descriptor.of(connector());
        if (connector() instanceof PullsReservations) {
            assertThat(Duration.parse(yaml.text("poll"))).isPositive();
        }
        if (connector() instanceof PublishesAri) {
            assertThat(Integer.parseInt(yaml.text("horizonNights"))).isBetween(1, 1_000);
            assertThat(yaml.text("pricing")).isIn("room", "occupancy");
            assertThat(Duration.parse(yaml.text("gap"))).isPositive();
        }
    }

    @Test
    default void every_setting_is_explained_in_english_and_french() {
        Descriptor yaml = Descriptor.of(connector());
        assertThat(yaml.settingKeys()).hasSameSizeAs(yaml.entries("settings"));
        for (Map<?, ?> setting : yaml.entries("settings")) {
            assertThat(Descriptor.text(setting, "secret")).isIn("true", "false");
            assertThat(Descriptor.text(setting, "required")).isIn("true", "false");
            for (String text : Set.of("label", "help")) {
                assertThat(setting.get(text))
                        .as(text + " of " + setting.get("key"))
                        .isInstanceOf(Map.class);
                Map<?, ?> words = (Map<?, ?>) Objects.requireNonNull(setting.get(text));
                assertThat(Descriptor.text(words, "en")).isNotBlank();
                assertThat(Descriptor.text(words, "fr")).isNotBlank();
            }
        }
    }

    @Test
    default void the_settings_of_the_test_are_those_of_connector_yaml() {
        Set<String> keys = Descriptor.of(connector()).settingKeys();
        assertThat(keys).containsAll(settings("http://127.0.0.1:1").values().keySet());
    }

    @Test
    default void every_limit_is_complete_and_named_once() {
        Descriptor yaml = Descriptor.of(connector());
        assertThat(yaml.limitNames()).hasSameSizeAs(yaml.entries("limits"));
        for (Map<?, ?> limit : yaml.entries("limits")) {
            assertThat(Integer.parseInt(Descriptor.text(limit, "calls"))).isPositive();
            assertThat(Duration.parse(Descriptor.text(limit, "per"))).isPositive();
            assertThat(Descriptor.text(limit, "scope")).isIn("account", "property");
        }
    }

    @Test
    default void every_call_is_counted_against_a_limit_that_exists_and_every_limit_is_used() {
        Set<String> used = new HashSet<>();
        if (this instanceof ReservationsContract reservations) {
            used.addAll(Checks.budgets(reservations.everythingReservationsSay()));
        }
        if (this instanceof AriContract ari) {
            used.addAll(Checks.budgets(ari.everythingAriSays()));
        }
        if (this instanceof ProductsContract products) {
            used.addAll(Checks.budgets(products.everythingProductsSay()));
        }
        if (this instanceof SummaryContract summary) {
            used.addAll(Checks.budgets(summary.everythingSummariesSay()));
        }
        if (this instanceof RecoveryContract recovery) {
            used.addAll(Checks.budgets(recovery.everythingRecoveriesSay()));
        }
        if (this instanceof ReportsContract reports) {
            used.addAll(Checks.budgets(reports.everythingReportsSay()));
        }
        if (this instanceof PaymentsContract payments) {
            used.addAll(Checks.budgets(payments.everythingPaymentsSay()));
        }
        if (this instanceof HistoryContract history) {
            used.addAll(Checks.budgets(history.everythingHistorySays()));
        }
        if (this instanceof MessagesContract messages) {
            used.addAll(Checks.budgets(messages.everythingMessagesSay()));
        }
        assertThat(used).isEqualTo(Descriptor.of(connector()).limitNames());
    }

    @Test
    default void the_quality_scale_is_honest_about_the_roles() {
        Descriptor yaml = Descriptor.of(connector());
        assertThat(yaml.quality()).containsKeys("reservations.pull", "reservations.webhook", "ari.publish", "live");
        assertThat("done".equals(yaml.quality().get("reservations.pull")))
                .as("reservations.pull is done exactly when PullsReservations is implemented")
                .isEqualTo(connector() instanceof PullsReservations);
        assertThat("done".equals(yaml.quality().get("ari.publish")))
                .as("ari.publish is done exactly when PublishesAri is implemented")
                .isEqualTo(connector() instanceof PublishesAri);
        for (Map<?, ?> entry : yaml.entries("quality")) {
            String status = Descriptor.text(entry, "status");
            assertThat(status).as("status of " + entry).isIn("done", "todo", "exempt");
            if (!status.equals("done")) {
                assertThat(Descriptor.text(entry, "why"))
                        .as("why " + entry.get("rule"))
                        .isNotBlank();
            }
        }
    }

    @Test
    default void every_role_that_is_played_is_tested() {
        assertThat(this instanceof ReservationsContract).isEqualTo(connector() instanceof PullsReservations);
        assertThat(this instanceof AriContract).isEqualTo(connector() instanceof PublishesAri);
        assertThat(this instanceof ReadBackContract).isEqualTo(connector() instanceof ReadsBack);
        assertThat(this instanceof ProductsContract).isEqualTo(connector() instanceof ListsProducts);
        assertThat(this instanceof SummaryContract).isEqualTo(connector() instanceof SummarisesReservations);
        assertThat(this instanceof RecoveryContract).isEqualTo(connector() instanceof RecoversReservations);
        assertThat(this instanceof ReportsContract).isEqualTo(connector() instanceof ReportsReservations);
        assertThat(this instanceof PaymentsContract).isEqualTo(connector() instanceof TellsPayments);
        assertThat(this instanceof HistoryContract).isEqualTo(connector() instanceof ListsReservations);
        assertThat(this instanceof NotificationsContract).isEqualTo(connector() instanceof ReadsNotifications);
        assertThat(this instanceof HintsContract).isEqualTo(connector() instanceof ReceivesHints);
        assertThat(this instanceof MasterContract).isEqualTo(connector() instanceof FollowsMaster);
        assertThat(this instanceof MessagesContract).isEqualTo(connector() instanceof ExchangesMessages);
        assertThat(this instanceof CalendarReadingContract).isEqualTo(connector() instanceof ReadsCalendars);
        assertThat(this instanceof CalendarWritingContract).isEqualTo(connector() instanceof WritesCalendars);
    }

    @Test
    default void the_readme_has_its_fixed_headings() throws IOException {
        assertThat(Files.readString(Path.of("README.md")).lines())
                .contains(
                        "## What it does",
                        "## Settings",
                        "## Limits",
                        "## Mapping and losses",
                        "## Faults",
                        "## Partner rules and sources",
                        "## Not done");
    }
}
