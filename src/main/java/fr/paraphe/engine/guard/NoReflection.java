package fr.paraphe.engine.guard;

import java.lang.reflect.AnnotatedElement;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Stops an expression at the step from an object to its class, where every known way to run foreign code begins. */
class NoReflection extends ELResolver {

    private static final Set<String> STEPS = Set.of("class", "getClass", "classLoader", "getClassLoader", "forName");

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return refuse(base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        return refuse(base, method);
    }

    private static Object refuse(Object base, Object step) {
        if (base instanceof AnnotatedElement || base instanceof ClassLoader || base != null && STEPS.contains(String.valueOf(step))) {
            throw new ELException("an expression does not reach classes");
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        refuse(base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
