package io.relais.core.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about one product of a partner.
 *
 * @param unitTypeId what it is here, null with {@code ratePlanId}: it is not sold through us
 */
public record MappingChoice(
        ProductKey product,
        @Nullable UUID unitTypeId,
        @Nullable UUID ratePlanId) {
    /** True when the product is not sold through us. */
    public boolean isUnsold() {
        return unitTypeId == null && ratePlanId == null;
    }
}
