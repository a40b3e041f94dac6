package io.relais.core.quote;

import io.relais.core.property.Properties;
import io.relais.core.quote.CancellationPolicy.Fee;
import io.relais.core.quote.CancellationPolicy.Sort;
import io.relais.core.quote.CancellationPolicy.Tier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What cancelled stays still cost, by the policy of their rate plan as it is today. */
@Singleton
public final class CancellationPolicies {
    private static final int NO_SHOW = -1;

    private final Properties properties;
    private final Quotes quotes;

    @Inject
    public CancellationPolicies(Properties properties, Quotes quotes) {
        this.properties = properties;
        this.quotes = quotes;
    }

    /** The fee for a stay of that plan; nothing when the plan is unknown or has no policy. */
    public CancellationFee fee(Handle handle, UUID ratePlanId, CancelledStay stay) {
        return properties.findByRatePlan(handle, ratePlanId).stream()
                .flatMap(property -> quotes.tariffs(handle, Set.of(property)).values().stream())
                .flatMap(tariff -> tariff.policy(ratePlanId).stream())
                .findFirst()
                .map(policy -> fee(policy, stay))
                .orElseGet(() -> new CancellationFee(0, "", daysBefore(stay), NO_SHOW, new Fee(Sort.AMOUNT, 0)));
    }

    /** The fee by a policy. Pure. */
    public static CancellationFee fee(CancellationPolicy policy, CancelledStay stay) {
        int days = daysBefore(stay);
        Optional<Tier> tier = stay.noShow()
                ? Optional.empty()
                : policy.tiers().stream().filter(t -> days >= t.days()).findFirst();
        Fee fee = tier.map(Tier::fee).orElse(policy.noShow());
        long amount = Math.max(0, Math.min(stay.total(), amount(fee, stay)));
        return new CancellationFee(
                amount, policy.name(), days, tier.map(Tier::days).orElse(NO_SHOW), fee);
    }

    private static long amount(Fee fee, CancelledStay stay) {
        return switch (fee.sort()) {
            case PERCENT -> Rounding.share(stay.total(), Math.toIntExact(fee.value()));
            case AMOUNT -> fee.value();
            case NIGHTS -> nights(stay.nightAmounts(), fee.value(), stay.total());
        };
    }

    /** Where only a total is known, nights cannot be told apart and the whole is owed. */
    private static long nights(List<Long> amounts, long count, long total) {
        return amounts.isEmpty() && count > 0
                ? total
                : amounts.stream().limit(count).mapToLong(Long::longValue).sum();
    }

    private static int daysBefore(CancelledStay stay) {
        return (int) ChronoUnit.DAYS.between(stay.cancelledOn(), stay.arrival());
    }
}
