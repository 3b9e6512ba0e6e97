# %% [markdown]
# A neuron and its squared error.

# %%
x = np.array(inputs)
w = np.array(weights)
product = x * w
z = np.sum(product) + bias
z
