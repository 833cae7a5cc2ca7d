package fr.paraphe.engine.guard;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * The beans that a model can name: delegates, listeners, and the few listed in {@link VisibleBeans}. By default the engine shows models every bean of the
 * application, data source included. Beans are looked up at evaluation: they depend on the engine that is being built.
 */
class ModelBeans extends ELResolver {

    private static final List<Class<?>> CALLED_BY_MODELS = List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    private final ApplicationContext application;
    private final Map<String, Boolean> visible = new ConcurrentHashMap<>();

    ModelBeans(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(property instanceof String name) || !visible.computeIfAbsent(name, this::isVisible)) {
            return null;
        }
        context.setPropertyResolved(true);
        return application.getBean(name);
    }

    private boolean isVisible(String name) {
        return application.containsBean(name)
            && (CALLED_BY_MODELS.stream().anyMatch(type -> application.isTypeMatch(name, type)) || isListed(name));
    }

    private boolean isListed(String name) {
        return application.getBeanProvider(VisibleBeans.class).stream().flatMap(beans -> beans.names().stream()).collect(Collectors.toSet()).contains(name);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base == null && property instanceof String name && application.containsBean(name)) {
            throw new ELException("a model cannot replace the bean " + name);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
