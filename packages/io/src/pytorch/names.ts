/** What modules of PyTorch have already, containers included. */
const TAKEN: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    'T_destination dump_patches call_super_init training forward register_buffer register_parameter add_module register_module get_submodule set_submodule get_parameter get_buffer get_extra_state set_extra_state apply cuda ipu xpu mtia cpu type float double half bfloat16 to_empty to register_full_backward_pre_hook register_backward_hook register_full_backward_hook register_forward_pre_hook register_forward_hook register_state_dict_pre_hook register_state_dict_post_hook register_load_state_dict_pre_hook register_load_state_dict_post_hook state_dict load_state_dict parameters named_parameters buffers named_buffers children named_children modules named_modules train eval requires_grad_ zero_grad share_memory extra_repr compile append insert extend pop popitem clear keys items values update setdefault copy get fromkeys _parameters _buffers _modules _version _non_persistent_buffers_set _backward_hooks _forward_hooks _forward_pre_hooks _state_dict_hooks'.split(
      ' ',
    ),
  ))();

/** A name as PyTorch can have it: one that its modules use themselves gets a line behind it, `type_`. */
export function moduleName(name: string): string {
  return TAKEN.has(name) ? `${name}_` : name;
}

/** The path of a tensor or module as PyTorch has it. */
export function modulePath(path: string): string {
  return path === '' ? '' : path.split('.').map(moduleName).join('.');
}
