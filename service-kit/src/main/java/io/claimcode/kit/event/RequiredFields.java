package io.claimcode.kit.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Finds what a record lacks: a component that is null though its type isn't {@code @Nullable}, at any depth. */
final class RequiredFields {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private RequiredFields() {}

    /** JSON Pointer of the first one missing; empty when all are there. */
    static Optional<String> firstMissing(Record root) {
        return missingIn(root, "");
    }

    private static Optional<String> missingIn(Object value, String pointer) {
        return switch (value) {
            case Record record -> missingInRecord(record, pointer);
            case Collection<?> items -> missingInItems(items, pointer);
            case Map<?, ?> map -> missingInMap(map, pointer);
            default -> Optional.empty();
        };
    }

    private static Optional<String> missingInRecord(Record record, String pointer) {
        for (Field field : FIELDS.get(record.getClass())) {
            String path = pointer + "/" + field.component().getName();
            Object value = field.of(record);
            if (value == null && field.required()) {
                return Optional.of(path);
            }
            Optional<String> missing = value == null ? Optional.empty() : missingIn(value, path);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingInItems(Collection<?> items, String pointer) {
        int index = 0;
        for (Object item : items) {
            String path = pointer + "/" + index++;
            Optional<String> missing = item == null ? Optional.of(path) : missingIn(item, path);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingInMap(Map<?, ?> map, String pointer) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String path = pointer + "/" + entry.getKey();
            Optional<String> missing = entry.getValue() == null ? Optional.of(path) : missingIn(entry.getValue(), path);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private record Field(RecordComponent component, boolean required) {
        static Field of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Field(component, !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object of(Record record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
