package io.relais.server.console;

import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterPage;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.SavedSearch;
import io.relais.core.reservation.SavedSearches;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the register and makes it readable. */
@Singleton
final class RegisterViews {
    private static final Set<ProblemCode> UNREADABLE = Set.of(
            ProblemCode.SEARCH_OPERATOR_UNKNOWN,
            ProblemCode.SEARCH_VALUE_INVALID,
            ProblemCode.TEXT_INVALID,
            ProblemCode.VALUE_INVALID);

    private final Register register;
    private final SavedSearches searches;
    private final Properties properties;
    private final Connectors connectors;

    @Inject
    RegisterViews(Register register, SavedSearches searches, Properties properties, Connectors connectors) {
        this.register = register;
        this.searches = searches;
        this.properties = properties;
        this.connectors = connectors;
    }

    /** What stands around the rows. */
    record Around(List<Property> properties, List<SavedSearch> kept, Connectors connectors) {}

    RegisterView view(RegisterAsk ask, Visit visit) {
        Principal principal = visit.principal();
        Around around = new Around(properties.list(principal), searches.list(principal), connectors);
        return RegisterView.of(ask, found(ask, visit), around, visit);
    }

    /** What cannot be read is told beside the box, which keeps what was typed. */
    private RegisterView.Found found(RegisterAsk ask, Visit visit) {
        try {
            return new RegisterView.Found(register.search(visit.principal(), ask.query()), "");
        } catch (Problem problem) {
            if (!UNREADABLE.contains(problem.code())) {
                throw problem;
            }
            return new RegisterView.Found(
                    new RegisterPage(List.of(), "", false),
                    problem.detail(visit.texts().locale()));
        }
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
