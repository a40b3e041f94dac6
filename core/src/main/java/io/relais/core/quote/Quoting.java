package io.relais.core.quote;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;

/** Quotes for those who may ask: API, console, assistant, booking page. */
@Singleton
public final class Quoting {
    private final Database database;
    private final Properties properties;
    private final Quotes quotes;
    private final Moment moment;

    @Inject
    public Quoting(Database database, Properties properties, Quotes quotes, Moment moment) {
        this.database = database;
        this.properties = properties;
        this.quotes = quotes;
        this.moment = moment;
    }

    /** The property's date today. */
    public LocalDate today(Principal principal, UUID propertyId) {
        return today(properties.get(principal, propertyId));
    }

    private LocalDate today(Property property) {
        return LocalDate.ofInstant(moment.now(), property.timeZone());
    }

    /**
     * What a stay would cost if it were sold on the day the question names, with every step.
     *
     * @throws Problem PROPERTY_UNKNOWN, PAST_ARRIVAL, or the refusal naming rule and date
     */
    public QuoteExplanation explain(Principal principal, QuoteAsk ask) {
        principal.need(Permission.INVENTORY_READ);
        LocalDate today = today(properties.get(principal, ask.propertyId()));
        if (ask.dates().arrival().isBefore(today)) {
            throw Problem.of(ProblemCode.PAST_ARRIVAL, ask.dates().arrival(), today);
        }
        return database.read(handle -> quotes.explain(handle, ask));
    }
}
