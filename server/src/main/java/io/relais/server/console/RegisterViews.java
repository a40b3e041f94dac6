package io.relais.server.console;

import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Asks the register and makes it readable. */
@Singleton
final class RegisterViews {
    private final Register register;
    private final Properties properties;
    private final Connectors connectors;

    @Inject
    RegisterViews(Register register, Properties properties, Connectors connectors) {
        this.register = register;
        this.properties = properties;
        this.connectors = connectors;
    }

    RegisterView view(RegisterAsk ask, Visit visit) {
        Principal principal = visit.principal();
        return RegisterView.of(
                ask, register.search(principal, ask.query()), properties.list(principal), visit, connectors);
    }

    /** How many reservations need a person. */
    long conflicts(Visit visit) {
        return register.countConflicts(visit.principal());
    }

    /** The newest rows, or only those that need a person. */
    List<RowView> newest(Visit visit, boolean conflictsOnly, int limit) {
        List<Property> visible = properties.list(visit.principal());
        RegisterQuery query = new RegisterQuery("", Optional.empty(), conflictsOnly, "", limit);
        return register.search(visit.principal(), query).rows().stream()
                .map(row -> RowView.of(row, visit, connectors, visible.size() > 1))
                .toList();
    }
}
