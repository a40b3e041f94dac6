package io.relais.core.delivery;

import io.relais.connector.ListsProducts;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.connector.Settings;
import io.relais.core.connection.Account;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Partners;
import io.relais.core.data.Trace;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call with settings that nothing depends on yet: what does the property sell there? */
@Singleton
public final class Trial {
    /** As connectors name a setting that makes no sense. */
    private static final Pattern SETTING = Pattern.compile("the setting '(\\w+)'");

    private final Connectors connectors;
    private final Partners partners;
    private final Exchanges exchanges;

    @Inject
    public Trial(Connectors connectors, Partners partners, Exchanges exchanges) {
        this.connectors = connectors;
        this.partners = partners;
        this.exchanges = exchanges;
    }

    /**
     * What came of it.
     *
     * @param products empty when the partner cannot be asked, or did not answer
     * @param said why it could not be asked now, empty otherwise
     */
    record Result(Optional<List<RemoteProduct>> products, String said) {}

    /**
     * Asks the partner.
     *
     * @param connectionId null while there is none
     * @throws Problem ACCESS_REFUSED naming the field that is to blame, as far as the partner's answer tells
     */
    Result ask(Account account, @Nullable UUID connectionId, Settings settings, String remotePropertyId) {
        Optional<ListsProducts> lister = connectors.find(account.channel(), ListsProducts.class);
        if (lister.isEmpty()) {
            return new Result(Optional.empty(), "");
        }
        Partners.Call call = partners.tryOut(account, connectionId, settings, Trace.next());
        try {
            return new Result(Optional.of(lister.get().products(call.session(), remotePropertyId)), "");
        } catch (PartnerFault fault) {
            return switch (fault.fault()) {
                case AUTH, CONFIG, REJECTED -> throw refused(connectors.manifest(account.channel()), fault);
                case THROTTLED, UNAVAILABLE, PROTOCOL -> new Result(Optional.empty(), fault.text());
            };
        } finally {
            exchanges.record(call.line(), call.exchanges());
        }
    }

    private static Problem refused(Manifest manifest, PartnerFault fault) {
        return Problem.of(ProblemCode.ACCESS_REFUSED, blamed(manifest, fault), manifest.name(), fault.text());
    }

    private static String blamed(Manifest manifest, PartnerFault fault) {
        Matcher named = SETTING.matcher(fault.text());
        if (named.find()) {
            return "settings." + named.group(1);
        }
        return switch (fault.fault()) {
            case AUTH ->
                manifest.settings().stream()
                        .filter(Manifest.Setting::secret)
                        .findFirst()
                        .map(setting -> "settings." + setting.key())
                        .orElse("remotePropertyId");
            case CONFIG, REJECTED, THROTTLED, UNAVAILABLE, PROTOCOL -> "remotePropertyId";
        };
    }
}
