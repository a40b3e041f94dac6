package io.relais.routes;

import io.relais.core.connection.Notifications;
import io.relais.core.reservation.FollowUps;
import io.relais.core.reservation.PartnerReports;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Asks partners what their notifications are about, and settles reports whose sender is gone. */
@ApplicationScoped
class PartnerRoutes extends RouteBuilder {
    private final FollowUps followUps;
    private final Notifications notifications;
    private final PartnerReports reports;

    PartnerRoutes(FollowUps followUps, Notifications notifications, PartnerReports reports) {
        this.followUps = followUps;
        this.notifications = notifications;
        this.reports = reports;
    }

    @Override
    public void configure() {
        from("timer:notifications.follow?period={{relais.notifications.period:2000}}&includeMetadata=false")
                .routeId("notifications.follow")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> followUps.follow());

        from("timer:notifications.prune?delay=60000&period=3600000&includeMetadata=false")
                .routeId("notifications.prune")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> notifications.prune());

        from("timer:reports.settle?delay=3000&period={{relais.reports.period:30000}}&includeMetadata=false")
                .routeId("reports.settle")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> reports.settleAbandoned());
    }
}
