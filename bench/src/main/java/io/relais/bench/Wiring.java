package io.relais.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Builds core's classes by their injected constructors, one object per class, as the hub's container does. */
public final class Wiring {
    private final Map<Class<?>, Object> built = new HashMap<>();

    /** Uses that object wherever the type is asked for. */
    public <T> Wiring with(Class<T> type, T given) {
        built.put(type, given);
        return this;
    }

    /** The one object of that class. */
    public <T> T get(Class<T> type) {
        Object known = built.get(type);
        if (known == null) {
            known = build(type);
            built.put(type, known);
        }
        return type.cast(known);
    }

    private Object build(Class<?> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> candidate.isAnnotationPresent(Inject.class)
                        || (candidate.getParameterCount() == 0 && isBean(type)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no injected constructor and was not given"));
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }

    private static boolean isBean(Class<?> type) {
        return type.isAnnotationPresent(Singleton.class) || type.isAnnotationPresent(ApplicationScoped.class);
    }
}
